import { type KeyboardEvent, useEffect, useState } from "react";
import type { GraphNode } from "../graph/graphParts.js";
import { type Found, useSuggestions } from "./useSuggestions.js";

/** A text field that suggests entities. */
export interface Combobox {
  readonly text: string;
  /** Null until the server has answered to what is typed. */
  readonly found: Found | null;
  readonly open: boolean;
  /** The place of the suggestion that Enter takes. */
  readonly active: number;
  readonly type: (text: string) => void;
  readonly press: (event: KeyboardEvent) => void;
  readonly pick: (node: GraphNode) => void;
  readonly close: () => void;
}

/** What a text field holds and suggests; `keeps` says whether what was picked stays in it. */
export function useCombobox(initial: string, keeps: boolean, onPick: (node: GraphNode) => void): Combobox {
  const [text, setText] = useState(initial);
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  /** Whether the best is to be taken as soon as it is known. */
  const [eager, setEager] = useState(false);
  useEffect(() => setText(initial), [initial]);
  const found = useSuggestions(typed);
  const suggestions = found?.suggestions ?? [];
  const open = typed.trim() !== "";
  const pick = (node: GraphNode): void => {
    setText(keeps ? node.name : "");
    setTyped("");
    onPick(node);
  };
  useEffect(() => {
    if (!eager || found?.text !== typed) return;
    setEager(false);
    if (found.suggestions[0]) pick(found.suggestions[0].node);
  });
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && suggestions.length > 0) {
      event.preventDefault();
      setActive((active + step + suggestions.length) % suggestions.length);
    } else if (event.key === "Enter" && found?.text === typed && suggestions[active]) pick(suggestions[active].node);
    else if (event.key === "Enter" && open) setEager(true);
    else if (event.key === "Escape") setTyped("");
  };
  const type = (written: string): void => {
    setText(written);
    setTyped(written);
    setActive(0);
    setEager(false);
  };
  return { text, found, open, active, type, press, pick, close: () => setTyped("") };
}

import { type KeyboardEvent, type ReactElement, useEffect, useId, useState } from "react";
import type { GraphNode } from "../graph/graphParts.js";
import { kindColour, kindNames } from "../graph/kinds.js";
import type { Suggested } from "./questions.js";
import { useSuggestions } from "./useSuggestions.js";

interface OptionProps {
  readonly id: string;
  readonly suggested: Suggested;
  readonly active: boolean;
  readonly onPick: () => void;
}

function Option({ id, suggested: { value, node }, active, onPick }: OptionProps): ReactElement {
  return (
    // biome-ignore lint/a11y/useFocusableInteractive: in a combobox the focus stays in the text field.
    <div
      id={id}
      role="option"
      aria-selected={active}
      onMouseDown={(event) => {
        event.preventDefault();
        onPick();
      }}
    >
      <i className="kind-dot" style={{ background: kindColour(node.kind) }} />
      <span>
        {node.name}
        <small>
          {kindNames[node.kind][0]}
          {value === node.name ? "" : ` · ${value}`}
        </small>
      </span>
    </div>
  );
}

export interface SearchBoxProps {
  readonly label: string;
  readonly placeholder: string;
  readonly onPick: (node: GraphNode) => void;
  /** What stands in it until something is typed. */
  readonly initial?: string;
  /** Whether what was picked stays in it. */
  readonly keeps?: boolean;
}

/** Finds an entity by any of its names while it is typed, in any script. */
export function SearchBox({ label, placeholder, onPick, initial = "", keeps = false }: SearchBoxProps): ReactElement {
  const id = useId();
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
  const state = !found ? "Searching…" : (found.problem ?? (suggestions.length === 0 ? `Nothing is called “${found.text.trim()}”.` : ""));
  return (
    <div className="search-box">
      <input
        type="text"
        role="combobox"
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={open}
        aria-controls={`${id}-list`}
        aria-activedescendant={open && suggestions[active] ? `${id}-${active}` : undefined}
        autoComplete="off"
        spellCheck={false}
        placeholder={placeholder}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setTyped(event.target.value);
          setActive(0);
          setEager(false);
        }}
        onKeyDown={press}
        onBlur={() => setTyped("")}
      />
      <div className="suggestions" hidden={!open}>
        <div id={`${id}-list`} role="listbox" aria-label={`${label}: suggestions`}>
          {open &&
            suggestions.map((it, at) => (
              <Option key={it.node.id} id={`${id}-${at}`} suggested={it} active={at === active} onPick={() => pick(it.node)} />
            ))}
        </div>
        <p role="status">{open ? state : ""}</p>
      </div>
    </div>
  );
}

import { type ReactElement, useId } from "react";
import type { GraphNode } from "../graph/graphParts.js";
import { kindColour, kindNames } from "../graph/kinds.js";
import type { Suggested } from "./questions.js";
import { useCombobox } from "./useCombobox.js";

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
  const { text, found, open, active, type, press, pick, close } = useCombobox(initial, keeps, onPick);
  const suggestions = found?.suggestions ?? [];
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
        onChange={(event) => type(event.target.value)}
        onKeyDown={press}
        onBlur={close}
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

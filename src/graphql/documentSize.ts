import type { DocumentNode, FieldNode, FragmentDefinitionNode, SelectionNode, SelectionSetNode, ValueNode } from "graphql";
import { Kind, visit } from "graphql";

/** How large a document is; `depth`, `fields` and `rootFields` are those of its largest operation with all fragments spread out. */
export interface DocumentSize {
  readonly depth: number;
  readonly fields: number;
  readonly rootFields: number;
  readonly aliases: number;
  readonly directives: number;
  readonly fragments: number;
  /** Levels of lists and objects within one argument. */
  readonly valueDepth: number;
}

interface SelectionSize {
  readonly depth: number;
  readonly fields: number;
  /** Fields of the outermost level. */
  readonly width: number;
}

const nothing: SelectionSize = Object.freeze({ depth: 0, fields: 0, width: 0 });

/** Measures selections; each fragment once, so that fragments that double each other cost no more than their text. */
class SelectionMeasure {
  readonly #fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly #known = new Map<string, SelectionSize>();

  constructor(fragments: ReadonlyMap<string, FragmentDefinitionNode>) {
    this.#fragments = fragments;
  }

  set(set: SelectionSetNode | undefined): SelectionSize {
    if (!set) return nothing;
    let [depth, fields, width] = [0, 0, 0];
    for (const selection of set.selections) {
      const size = this.#selection(selection);
      depth = Math.max(depth, size.depth);
      fields += size.fields;
      width += size.width;
    }
    return { depth, fields, width };
  }

  #selection(selection: SelectionNode): SelectionSize {
    if (selection.kind === Kind.FRAGMENT_SPREAD) return this.#fragment(selection.name.value);
    if (selection.kind === Kind.INLINE_FRAGMENT) return this.set(selection.selectionSet);
    return this.#field(selection);
  }

  #field(field: FieldNode): SelectionSize {
    const below = this.set(field.selectionSet);
    return { depth: below.depth + 1, fields: below.fields + 1, width: 1 };
  }

  #fragment(name: string): SelectionSize {
    const known = this.#known.get(name);
    if (known) return known;
    // A fragment that spreads itself counts as nothing here: validation names the cycle better than a number could.
    this.#known.set(name, nothing);
    const size = this.set(this.#fragments.get(name)?.selectionSet);
    this.#known.set(name, size);
    return size;
  }
}

function depthOfValue(value: ValueNode): number {
  if (value.kind === Kind.LIST) return 1 + value.values.reduce((deepest, it) => Math.max(deepest, depthOfValue(it)), 0);
  if (value.kind === Kind.OBJECT) return 1 + value.fields.reduce((deepest, it) => Math.max(deepest, depthOfValue(it.value)), 0);
  return 0;
}

function fragmentsOf(document: DocumentNode): Map<string, FragmentDefinitionNode> {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  return fragments;
}

function countNodes(document: DocumentNode): Pick<DocumentSize, "aliases" | "directives" | "valueDepth"> {
  const counts = { aliases: 0, directives: 0, valueDepth: 0 };
  visit(document, {
    enter: (node) => {
      if (node.kind === Kind.FIELD && node.alias) counts.aliases++;
      else if (node.kind === Kind.DIRECTIVE) counts.directives++;
      else if (node.kind === Kind.ARGUMENT) counts.valueDepth = Math.max(counts.valueDepth, depthOfValue(node.value));
    },
  });
  return counts;
}

/** Measures a document in time that grows with its text only, whatever its fragments spread out to. */
export function documentSize(document: DocumentNode): DocumentSize {
  const measure = new SelectionMeasure(fragmentsOf(document));
  let [depth, fields, rootFields, fragments] = [0, 0, 0, 0];
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments++;
    if (definition.kind !== Kind.OPERATION_DEFINITION) continue;
    const size = measure.set(definition.selectionSet);
    depth = Math.max(depth, size.depth);
    fields = Math.max(fields, size.fields);
    rootFields = Math.max(rootFields, size.width);
  }
  return { depth, fields, rootFields, fragments, ...countNodes(document) };
}

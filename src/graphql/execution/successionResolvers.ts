import type { GraphQLSchema } from "graphql";
import type { Catalogue } from "../../catalogue/catalogue.js";
import { structureOf } from "../../catalogue/structure.js";
import { type EntityValue, entityLayout } from "../../cypher/layout.js";
import { currentForms } from "../../cypher/succession.js";
import { attach } from "./attach.js";
import { canonicalJson } from "./cursor.js";
import { scopeOf } from "./lists/listLoaders.js";
import type { Row } from "./lists/listPage.js";
import { askedPeriod, type PeriodArguments, within } from "./period.js";
import { fieldsBelow, selectionsOf } from "./selections.js";

/** Gives what entities have become what resolves it. */
export function attachSuccessions(schema: GraphQLSchema, catalogue: Catalogue): void {
  for (const kind of catalogue.kinds) {
    const succession = structureOf(catalogue, kind, "SUCCESSION");
    if (!succession) continue;
    attach(schema, kind.name, "currentForm", async (entity: EntityValue, args: PeriodArguments, { work }, info) => {
      const period = askedPeriod(args, entity, info);
      const loader = work.loader(`current forms ${kind.name} ${canonicalJson(period)}`, () => {
        const layout = entityLayout([kind], fieldsBelow(selectionsOf(info), `${kind.name}.currentForm`));
        return async (ids) => {
          const rows = await work.reads.read(currentForms(succession, layout, ids, scopeOf(work, period)));
          const found = new Map(rows.map(([id, forms]) => [id, (forms as readonly Row[]).map((it) => layout.decode(it, 0))]));
          return ids.map((id) => found.get(id) ?? []);
        };
      });
      return (await loader.load(entity.id)).map((it) => within({ ...it }, period));
    });
  }
}

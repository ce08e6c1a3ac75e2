import { DirectiveLocation, GraphQLDirective, GraphQLNonNull } from "graphql";
import { DateScalar } from "../../catalogue/values/partialDate.js";

/** `@asOf` on a whole query. */
export const asOfDirective = new GraphQLDirective({
  name: "asOf",
  description:
    'Looks at the relationships of one day, everywhere in the query: `query @asOf(date: "2020-01-01") { ... }`. An `asOf` or `during` on a field is nearer and goes before it. A relationship whose beginning or end is not known is open there.',
  locations: [DirectiveLocation.QUERY],
  args: { date: { type: new GraphQLNonNull(DateScalar), description: "A full day." } },
});

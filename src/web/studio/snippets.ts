import { xmlText } from "../../export/xmlText.js";
import { grafanaDashboard } from "./grafanaDashboard.js";

/** A saved query as others take it up: what for, and a text that works as it is. */
export interface Snippet {
  readonly name: string;
  readonly text: string;
}

/** How the answer of a saved query gets into other places. */
export function snippetsOf(origin: string, id: string, title: string): readonly Snippet[] {
  const address = `${origin}/q/${id}`;
  const quoted = xmlText(title);
  return [
    { name: "Live chart", text: `<iframe src="${address}.html" title="${quoted}" width="800" height="480" style="border:0"></iframe>` },
    { name: "Picture", text: `<img src="${address}.svg" alt="${quoted}" width="800">` },
    { name: "Link", text: `${address}.html` },
    { name: "curl", text: `curl '${address}.csv'` },
    { name: "JavaScript", text: `fetch("${address}.json").then((it) => it.json()).then(({ data }) => console.log(data));` },
    { name: "Python", text: `import pandas\ntable = pandas.read_csv("${address}.csv")` },
    { name: "Grafana", text: grafanaDashboard(title, address) },
    {
      name: "Excel",
      text: `let Source = Csv.Document(Web.Contents("${address}.csv"), [Delimiter = ",", Encoding = 65001, QuoteStyle = QuoteStyle.Csv]) in Table.PromoteHeaders(Source)`,
    },
    { name: "Google Sheets", text: `=IMPORTDATA("${address}.csv")` },
  ];
}

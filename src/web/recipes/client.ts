import type { TypedDocumentNode } from "@graphql-typed-document-node/core";
import { print } from "graphql";
import { MoneyByMonthDocument } from "../operations.generated.js";

const atlas = "http://127.0.0.1:4000";

async function ask<Data, Variables>(document: TypedDocumentNode<Data, Variables>, variables: Variables): Promise<Data> {
  const response = await fetch(`${atlas}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query: print(document), variables }),
  });
  const { data, errors } = (await response.json()) as { data: Data; errors?: readonly { message: string }[] };
  if (errors) throw new Error(errors.map((it) => it.message).join("; "));
  return data;
}

const { institution } = await ask(MoneyByMonthDocument, { currency: "EUR" });
for (const { key, count, amount } of institution?.fundingGranted.aggregate.groups.nodes ?? [])
  console.log(`${key.start}: ${count} awards, ${amount.converted.amount} euros`);

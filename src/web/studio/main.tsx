import "graphiql/setup-workers/vite";
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "@graphiql/plugin-history/style.css";
import "graphiql/graphiql.css";
import "../theme.css";
import "./studio.css";
import { createRoot } from "react-dom/client";
import { mendTabs } from "./mendTabs.js";
import { Studio } from "./Studio.js";

const page = document.getElementById("page");
if (!page) throw new Error('Expected an element with the id "page" in index.html, found none.');
mendTabs(page);
createRoot(page).render(<Studio />);

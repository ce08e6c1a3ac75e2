import "../theme.css";
import "./controls.css";
import "./explorer.css";
import "./panel.css";
import { createRoot } from "react-dom/client";
import { Explorer } from "./Explorer.js";

const page = document.getElementById("page");
if (!page) throw new Error('Expected an element with the id "page" in explore.html, found none.');
createRoot(page).render(<Explorer />);

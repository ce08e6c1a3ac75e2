// How smoothly a graph of 2,000 entities pans and zooms in the explorer, drawn by software alone.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { buildWebPage } from "../../.build/http/buildWebPage.js";
import { serveDrawnGraph } from "./arms/drawnGraph.js";
import { benchConfig } from "./graph/benchGraph.js";
import { keepResults } from "./stages/keepResults.js";

const { values } = parseArgs({
  options: {
    entities: { type: "string", default: "2000" },
    seconds: { type: "string", default: "6" },
    nodes: { type: "string", default: "1000000" },
  },
});
const seconds = Number(values.seconds);
const root = join(import.meta.dirname, "..", "..");
const flags = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];

/** Milliseconds between frames while something is done to the page. */
async function framesWhile(page, act) {
  await page.evaluate(() => {
    window.frames_ = [];
    let before = performance.now();
    const count = (now) => {
      window.frames_.push(now - before);
      before = now;
      window.counting = requestAnimationFrame(count);
    };
    window.counting = requestAnimationFrame(count);
  });
  const end = performance.now() + seconds * 1000;
  for (let turn = 0; performance.now() < end; turn++) await act(turn);
  const frames = await page.evaluate(() => {
    cancelAnimationFrame(window.counting);
    return window.frames_.slice(1);
  });
  return frames.sort((one, other) => one - other);
}

const summed = (frames) => ({
  median: frames[Math.floor(frames.length / 2)],
  p95: frames[Math.floor(frames.length * 0.95)],
  aSecond: (1000 * frames.length) / frames.reduce((sum, it) => sum + it, 0),
});

/** Where nothing is drawn, so that the hand holds the whole graph and not an entity. */
const edge = [70, 130];
const middle = [640, 400];
const acts = {
  pan: (page) => async (turn) => {
    await page.mouse.move(edge[0] + 150 + 150 * Math.sin(turn / 8), edge[1] + 100 + 100 * Math.cos(turn / 8));
  },
  zoom: (page) => async (turn) => {
    await page.mouse.wheel(0, turn % 16 < 8 ? -120 : 120);
    await page.waitForTimeout(60);
  },
};

await buildWebPage(root);
const served = await serveDrawnGraph(Number(values.entities), join(root, ".build/web"));
const browser = await chromium.launch({ executablePath: process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium", args: flags });
const results = keepResults(join(benchConfig(Number(values.nodes)).cache, `bench-results-${values.nodes}`, "frames.json"));
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: "reduce" });
  await page.goto(served.address);
  await page.locator(".graph-drawing canvas").first().waitFor();
  // The layout has come to rest when what is drawn is the same twice.
  await page.waitForTimeout(15_000);
  for (const [name, act] of Object.entries(acts)) {
    await page.mouse.move(...(name === "pan" ? edge : middle));
    if (name === "pan") await page.mouse.down();
    const frames = summed(await framesWhile(page, act(page)));
    if (name === "pan") await page.mouse.up();
    results.keep(name, { ...frames, entities: served.graph.nodes.length, relationships: served.graph.relationships.length });
    console.log(
      `${name}: ${frames.aSecond.toFixed(1)} frames a second, median ${frames.median.toFixed(1)} ms, p95 ${frames.p95.toFixed(1)} ms (${served.graph.nodes.length} entities, ${served.graph.relationships.length} relationships)`,
    );
  }
  if (process.env["SHOT"]) await page.screenshot({ path: process.env["SHOT"] });
} finally {
  await browser.close();
  served.close();
}

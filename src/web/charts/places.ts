import { ScatterChart } from "echarts/charts";
import { use } from "echarts/core";
import "./outlines.js";

use([ScatterChart]);

import shapes from "virtual:world-shapes";
import { MapChart, ScatterChart } from "echarts/charts";
import { GeoComponent, VisualMapPiecewiseComponent } from "echarts/components";
import { registerMap, use } from "echarts/core";

use([MapChart, ScatterChart, GeoComponent, VisualMapPiecewiseComponent]);
// Taken only by what draws maps, so after that.
registerMap("world", shapes);

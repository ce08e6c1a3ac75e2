import shapes from "virtual:world-shapes";
import { MapChart, ScatterChart } from "echarts/charts";
import { GeoComponent, VisualMapPiecewiseComponent } from "echarts/components";
import { registerMap } from "echarts/core";

registerMap("world", shapes);

export const parts = [MapChart, ScatterChart, GeoComponent, VisualMapPiecewiseComponent];

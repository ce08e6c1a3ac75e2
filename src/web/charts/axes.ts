import { BarChart, LineChart, ScatterChart } from "echarts/charts";
import { GridComponent, LegendComponent } from "echarts/components";

export const parts = [BarChart, LineChart, ScatterChart, GridComponent, LegendComponent];

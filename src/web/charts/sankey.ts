import { SankeyChart } from "echarts/charts";

export const parts = [SankeyChart];

"""Reads exports as their users do and tells what was understood, as JSON: readExports.py graph.graphml folder-of-csv."""
import json
import os
import sys

import networkx
import pandas

graph = networkx.read_graphml(sys.argv[1])
folder = sys.argv[2]


def types_of(items):
    types = {}
    for data in items:
        for name, value in data.items():
            types.setdefault(name, set()).add(type(value).__name__)
    return {name: sorted(its) for name, its in types.items()}


tables = {}
for file in sorted(os.listdir(folder)):
    if file.endswith(".csv"):
        frame = pandas.read_csv(os.path.join(folder, file))
        tables[file] = {"rows": len(frame), "types": {name: str(it) for name, it in frame.dtypes.items()}}

json.dump(
    {
        "nodes": graph.number_of_nodes(),
        "edges": graph.number_of_edges(),
        "parallel": graph.is_multigraph(),
        "directed": graph.is_directed(),
        "nodeTypes": types_of(data for _, data in graph.nodes(data=True)),
        "edgeTypes": types_of(data for _, _, data in graph.edges(data=True)),
        "labels": [data["label"] for _, data in graph.nodes(data=True)],
        "texts": [data["description"] for _, data in graph.nodes(data=True) if "description" in data],
        "sources": graph.graph.get("sources"),
        "tables": tables,
    },
    sys.stdout,
)

"""Loads a schema's file, and the answer of introspection from standard input, as Python's clients do."""

import json
import sys

from graphql import build_client_schema, build_schema, validate_schema

with open(sys.argv[1], encoding="utf-8") as file:
    schema = build_schema(file.read())
client_schema = build_client_schema(json.load(sys.stdin))
errors = [str(error) for each in (schema, client_schema) for error in validate_schema(each)]
print(json.dumps({"types": [len(schema.type_map), len(client_schema.type_map)], "errors": errors}))

"""The API as its OpenAPI document tells it: every operation, and a valid body for each."""

import itertools

METHODS = ("get", "post", "put", "patch", "delete")
NUMBERS = itertools.count(1)
USUAL = {"first_name": "Fay", "last_name": "Fox", "kind": "internal", "password": "crate-7-anvil-lamp",
         "account_name": "Acme", "name": "Acme", "login": "nobody@kill.test", "token": "x", "roles": ["user"],
         "message": "Hello", "reason": "no time", "delivery": None}


class Operation:
    def __init__(self, document, path, method):
        self.document = document
        self.path, self.method = path, method.upper()
        told = document["paths"][path][method]
        self.parameters = [each["name"] for each in told.get("parameters", []) if each["in"] == "path"]
        self.query = [each["name"] for each in told.get("parameters", []) if each["in"] == "query"]
        content = told.get("requestBody", {}).get("content", {}).get("application/json")
        self.body = content["schema"] if content else None

    def __str__(self):
        return f"{self.method} {self.path}"

    def url(self, ids, **others):
        return self.path.format(**{name: others.get(name) or ids[name] for name in self.parameters})

    def resolve(self, schema):
        if "$ref" in schema:
            return self.document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        return next((self.resolve(each) for each in schema.get("anyOf", []) if each.get("type") != "null"), schema)

    def valid_body(self):
        return self.valid(self.body) if self.body else None

    def valid(self, schema, name=""):
        schema = self.resolve(schema)
        if "properties" in schema:
            return {each: self.valid(inner, each) for each, inner in schema["properties"].items()}
        if name == "email":
            return f"fuzz{next(NUMBERS)}@kill.test"
        if name in USUAL:
            return USUAL[name]
        return {"boolean": True, "integer": 1, "number": 1.5, "array": []}.get(schema.get("type"), "text")

    def fields(self):
        """The places in a body, as paths of names."""
        return list(self.places(self.body, ())) if self.body else []

    def places(self, schema, above):
        for name, inner in self.resolve(schema).get("properties", {}).items():
            yield above + (name,)
            yield from self.places(inner, above + (name,))


def operations(document):
    pairs = [(path, method) for path, methods in document["paths"].items() for method in METHODS if method in methods]
    return [Operation(document, path, method) for path, method in pairs]


def with_value(body, place, value):
    """A copy of the body with something else in that place."""
    name, *rest = place
    return body | {name: with_value(body[name], rest, value) if rest else value}

"""The least a Flask app can do for a GET: a route that answers with JSON it has at hand."""

import json
from pathlib import Path

from flask import Flask, Response, jsonify


def create_app(answer_file: str) -> Flask:
    app = Flask(__name__)
    content = json.loads(Path(answer_file).read_text())

    @app.get("/api/today")
    def today() -> Response:
        return jsonify(content)

    return app

"""dlt's rest_api source with merge into PostgreSQL, tuned as its documentation says. Runs in dlt's own environment.

https://dlthub.com/docs/reference/performance: CSV files for the loader, larger buffers, files that are rotated so that
several workers normalise and load. `peer_dlt.py ADDRESS KEY SOCKET_FOLDER RESOURCE`; prints its figures as JSON.
"""

import json
import os
import resource
import sys
import tempfile
import time

os.environ |= {
    "RUNTIME__DLTHUB_TELEMETRY": "false",
    "RUNTIME__LOG_LEVEL": "ERROR",
    "NORMALIZE__WORKERS": "2",
    "LOAD__WORKERS": "4",
    "DATA_WRITER__BUFFER_MAX_ITEMS": "20000",
    "DATA_WRITER__FILE_MAX_ITEMS": "20000",
    "EXTRACT__WORKERS": "4",
}

import dlt
from dlt.destinations import postgres
from dlt.sources.rest_api import rest_api_source


def main() -> None:
    address, key, socket, name = sys.argv[1:]
    source = rest_api_source({
        "client": {
            "base_url": address + "/v1/",
            "auth": {"type": "bearer", "token": key},
            "paginator": {"type": "cursor", "cursor_path": "data[-1].id", "cursor_param": "starting_after",
                          "has_more_path": "has_more"},
        },
        "resources": [{
            "name": name, "primary_key": "id", "write_disposition": "merge",
            "endpoint": {"path": name, "params": {"limit": 100}, "data_selector": "data"},
        }],
    })  # fmt: skip
    credentials = f"postgresql://postgres:none@localhost:5432/ingest?host={socket}"
    pipeline = dlt.pipeline(
        "bench", destination=postgres(credentials, create_indexes=True), dataset_name="dlt_bench",
        pipelines_dir=tempfile.mkdtemp(prefix="bench-dlt-"),
    )  # fmt: skip
    began = time.perf_counter()
    pipeline.run(source, loader_file_format="csv")
    seconds = time.perf_counter() - began
    with pipeline.sql_client() as client:
        rows = client.execute_sql(f"SELECT count(*) FROM {name}")[0][0]
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    print(json.dumps({
        "records": rows, "seconds": seconds,
        "client_cpu": sum(u.ru_utime + u.ru_stime for u in (own, children)),
        "peak_mb": max(own.ru_maxrss, children.ru_maxrss) / 1024,
    }))  # fmt: skip


if __name__ == "__main__":  # its workers import this file again
    main()

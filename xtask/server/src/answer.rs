//! One request: noted down, then answered by a route or by a file.

use std::io::ErrorKind;
use std::sync::{Arc, PoisonError};

use axum::body::{Body, to_bytes};
use axum::extract::{Request as HttpRequest, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, CONTENT_TYPE};
use axum::http::{HeaderValue, StatusCode};
use axum::response::{IntoResponse, Response};
use tower_http::services::ServeDir;

use crate::{OWN_POLICY, Reply, Request, Shared};

/// More than any test sends.
const BODY_LIMIT: usize = 16 << 20;

pub(crate) async fn answer(State(shared): State<Arc<Shared>>, request: HttpRequest) -> Response {
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, BODY_LIMIT).await else {
        return StatusCode::PAYLOAD_TOO_LARGE.into_response();
    };
    let has_policy = OWN_POLICY.contains(&parts.uri.path());
    let (reply, folder, policy) = {
        let site = shared.site.lock().unwrap_or_else(PoisonError::into_inner);
        (site.routes.get(parts.uri.path()).cloned(), site.folder.clone(), site.policy_of(parts.uri.path()))
    };
    shared.requests.lock().unwrap_or_else(PoisonError::into_inner).push(Request {
        method: parts.method.to_string(),
        path: parts.uri.path_and_query().map_or_else(String::new, ToString::to_string),
        body: String::from_utf8_lossy(&body).into_owned(),
    });

    let mut response = match (reply, folder) {
        (Some(reply), _) => made_up(reply),
        (None, Some(folder)) => {
            match ServeDir::new(folder).try_call(HttpRequest::from_parts(parts, Body::empty())).await {
                Ok(response) => response.map(Body::new),
                Err(error) if error.kind() == ErrorKind::NotFound => StatusCode::NOT_FOUND.into_response(),
                Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
            }
        }
        (None, None) => StatusCode::NOT_FOUND.into_response(),
    };
    let headers = response.headers_mut();
    if !has_policy && let Ok(policy) = HeaderValue::from_str(&policy) {
        headers.entry(CONTENT_SECURITY_POLICY).or_insert(policy);
    }
    // A stopped server is to be noticed, and a new build is to be seen.
    headers.entry(CACHE_CONTROL).or_insert(HeaderValue::from_static("no-cache"));
    response
}

fn made_up(reply: Reply) -> Response {
    let mut builder = Response::builder().status(reply.status).header(CONTENT_TYPE, reply.content_type);
    for (name, value) in reply.headers {
        builder = builder.header(name, value);
    }
    builder
        .body(Body::from(reply.body))
        .unwrap_or_else(|error| (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response())
}

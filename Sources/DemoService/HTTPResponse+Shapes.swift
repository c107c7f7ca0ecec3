import FlyingFox
import Foundation
import ImageModel

/// Who words an answer: each names the request under a header of its own.
enum Speaker {
  /// The gateway of Huawei Cloud, and IMS behind it.
  case cloud
  /// Glance itself.
  case glance

  /// A header that names this one exchange: what support asks for.
  fileprivate var requestID: (HTTPHeader, String) {
    switch self {
    case .cloud: (HTTPHeader("X-Request-Id"), UUID().uuidString.lowercased().replacing("-", with: ""))
    case .glance: (HTTPHeader("X-Openstack-Request-Id"), "req-" + UUID().uuidString.lowercased())
    }
  }
}

/// The shapes of answers, as the services word them.
extension HTTPResponse {
  init(
    _ status: HTTPStatusCode, _ contentType: String, _ body: String, by speaker: Speaker = .cloud,
    headers: [HTTPHeader: String] = [:]
  ) {
    var headers = HTTPHeaders(headers)
    let (name, value) = speaker.requestID
    headers[name] = value
    headers[.contentType] = contentType
    self.init(statusCode: status, headers: headers, body: Data(body.utf8))
  }

  static func json(
    _ status: HTTPStatusCode, _ json: String, by speaker: Speaker = .cloud, headers: [HTTPHeader: String] = [:]
  ) -> HTTPResponse {
    HTTPResponse(status, "application/json", json, by: speaker, headers: headers)
  }

  /// The API gateway, in front of IMS: `{"error_msg": …, "error_code": "APIGW.xxxx", "request_id": …}` and a newline.
  static func gateway(
    _ status: HTTPStatusCode, code: String, _ message: String, headers: [HTTPHeader: String] = [:]
  ) -> HTTPResponse {
    var response = HTTPResponse.json(status, "", headers: headers)
    let requestID = response.headers[HTTPHeader("X-Request-Id")] ?? ""
    let body: JSONValue = [
      "error_msg": .text(message), "error_code": .text(code),
      "request_id": .text(requestID),
    ]
    response.headers[HTTPHeader("Server")] = "api-gateway"
    response.payload = .httpBody(HTTPBodySequence(data: Data((body.written() + "\n").utf8)))
    return response
  }

  /// IMS: `{"error": {"message": …, "code": "IMG.xxxx"}}`.
  static func ims(_ status: HTTPStatusCode, code: String, _ message: String) -> HTTPResponse {
    let body: JSONValue = ["error": ["message": .text(message), "code": .text(code)]]
    return .json(status, body.written())
  }

  /// IAM and Keystone: `{"error": {"code": 401, "message": …, "title": …}}`.
  static func iam(_ status: HTTPStatusCode, _ message: String, headers: [HTTPHeader: String] = [:]) -> HTTPResponse {
    let body: JSONValue = [
      "error": [
        "code": .number(JSONNumber(status.code)), "message": .text(message),
        "title": .text(status.phrase),
      ]
    ]
    return .json(status, body.written(), headers: headers)
  }

  /// Nova: `{"forbidden": {"message": …, "code": 403}}`.
  static func nova(_ status: HTTPStatusCode, kind: String, _ message: String) -> HTTPResponse {
    let inner: JSONValue = ["message": .text(message), "code": .number(JSONNumber(status.code))]
    let body = JSONValue.object(JSONObject([.init(key: JSONString(kind), value: inner)]))
    return .json(status, body.written())
  }

  /// Glance to a client that accepts JSON alone: HTML breaks inside the message, the status as text in `code`.
  static func glance(
    _ status: HTTPStatusCode, _ message: String, headers: [HTTPHeader: String] = [:]
  ) -> HTTPResponse {
    let body: JSONValue = [
      "message": .text(message + "<br /><br />\n\n\n"),
      "code": .text("\(status.code) \(status.phrase)"), "title": .text(status.phrase),
    ]
    return .json(status, body.written(), by: .glance, headers: headers)
  }

  /// A page made for eyes, by whatever stands between: a proxy, a login form.
  static func page(_ status: HTTPStatusCode, title: String, _ text: String) -> HTTPResponse {
    let html = """
      <!DOCTYPE html>
      <html>
      <head><title>\(title)</title></head>
      <body>
      <center><h1>\(title)</h1></center>
      \(text)
      </body>
      </html>

      """
    return HTTPResponse(status, "text/html; charset=UTF-8", html)
  }

  static func noImage(_ id: String) -> HTTPResponse { .glance(.notFound, "No image found with ID \(id)") }

  /// A path under /v2 that Glance has no route for.
  static var nothingHere: HTTPResponse { .glance(.notFound, "The resource could not be found.") }

  static var methodNotAllowed: HTTPResponse {
    .glance(
      .methodNotAllowed, "The method is not allowed for this resource.", headers: [HTTPHeader("Allow"): "GET"])
  }

  /// The versions of the API, as Glance lists them at its root and for a first segment that is none of them.
  static var versions: HTTPResponse {
    let body: JSONValue = [
      "versions": [["id": "v2.9", "status": "CURRENT", "links": [["rel": "self", "href": "/v2/"]]]]
    ]
    return .json(HTTPStatusCode(300, phrase: "Multiple Choices"), body.written(), by: .glance)
  }
}

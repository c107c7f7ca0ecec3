import FlyingFox

/// An id that always answers with the same trouble, in the words of one of the services.
struct Trouble: Sendable {
  let id: String
  let note: String
  let answer: @Sendable (ServiceTime) async throws -> HTTPResponse

  /// The ids end in the status they answer with; those of a success that makes no sense end in 2001 and up.
  private init(
    _ ending: String, _ note: String, _ answer: @escaping @Sendable (ServiceTime) async throws -> HTTPResponse
  ) {
    id = "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - ending.count) + ending
    self.note = note
    self.answer = answer
  }

  static let byID = Dictionary(all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

  static let all: [Trouble] = refusals + breakdowns + senseless

  private static let refusals = [
    Trouble("302", "302: points to a login page") { _ in
      HTTPResponse(.found, "text/html", "", headers: [.location: "/login"])
    },
    Trouble("400", "400: a request IMS does not understand") { _ in
      .ims(.badRequest, code: "IMG.0024", "Invalid parameter: image_id.")
    },
    Trouble("401", "401: a token that has run out, by the gateway") { _ in
      .gateway(
        .unauthorized, code: "APIGW.0307",
        "Incorrect IAM authentication information: the token has expired or belongs to another region.")
    },
    Trouble("403", "403: no right to read it, in Nova's words") { _ in
      .nova(.forbidden, kind: "forbidden", "Policy doesn't allow ims:images:get to be performed.")
    },
    Trouble("404", "404: no such image, in Glance's words") { _ in
      .noImage("00000000-0000-4000-8000-000000000404")
    },
    Trouble("429", "429: too many requests, wait 30 s") { _ in
      .gateway(
        .tooManyRequests, code: "APIGW.0308",
        "Throttling policy: policy user over ratelimit,limit:60,time:1 minute.",
        headers: [HTTPHeader("Retry-After"): "30"])
    },
  ]

  private static let breakdowns = [
    Trouble("500", "500: it failed, in IAM's words") { _ in
      .iam(
        .internalServerError,
        "An unexpected error prevented the server from fulfilling your request.")
    },
    Trouble("502", "502: an HTML page of a proxy") { _ in
      .page(.badGateway, title: "502 Bad Gateway", "<hr><center>nginx</center>")
    },
    Trouble("503", "503: under maintenance, wait 2 minutes, in plain text") { _ in
      HTTPResponse(
        .serviceUnavailable, "text/plain; charset=UTF-8",
        "503 Service Unavailable\n\nThe server is currently unavailable. Please try again at a later time.\n\n   ",
        by: .glance, headers: [HTTPHeader("Retry-After"): "120"])
    },
    Trouble("5000", "an image that takes 5 s") { time in
      try await time.pause(.seconds(5))
      return .json(.ok, DemoCatalogue.slow.json)
    },
  ]

  private static let senseless = [
    Trouble("2001", "200, but an HTML login page") { _ in
      .page(.ok, title: "Sign in", "<form action=\"/login\"><input name=\"user\"><input type=\"password\"></form>")
    },
    Trouble("2002", "200, but nothing in it") { _ in .json(.ok, "") },
    Trouble("2003", "200, but JSON that is no image") { _ in .json(.ok, "[]") },
    Trouble("2004", "200, but JSON that stops midway") { _ in
      .json(.ok, String(DemoCatalogue.slow.json.prefix(400)))
    },
    Trouble("2005", "200, but the connection closes midway") { _ in
      var response = HTTPResponse.json(.ok, "")
      response.payload = .httpBody(CutBody.half(of: DemoCatalogue.slow.json))
      return response
    },
  ]
}

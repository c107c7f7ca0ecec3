/// Why an image, or a page of a list, could not be fetched: what happened, what to say, what to try next, and how a script ends.
///
/// The table is `row`: one line a kind. Screens, messages and exit statuses all come from it.
public struct FetchFailure: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Kind: Hashable, Sendable {
    // The service answered with a status that is no success.
    case badRequest
    case unauthorized
    case forbidden
    case notFound
    /// The service has neither the native call for an image nor its successor.
    case noSuchCall
    /// 429; with the seconds of Retry-After where the service named them.
    case tooManyRequests(retryAfter: Int?)
    case serverError
    /// 503; with the seconds of Retry-After where the service named them.
    case unavailable(retryAfter: Int?)
    /// 3xx; with where it points, where it says so. No redirect is followed.
    case redirected(to: PrintableText?)
    case otherStatus

    // No answer came.
    case refused
    case unresolved
    case tls
    /// A proxy on the way didn't let the ask through: none of the service's doing.
    case proxyRefused
    case timedOut(seconds: Double)
    case closedEarly
    case unreachable
    case cancelled

    /// The credentials don't lead to the image: nothing was asked with them, or they were refused.
    case noAccess(Obstacle)

    // An answer came that makes no sense.
    case tooLarge(limit: Int)
    case tooDeep(limit: Int)
    case empty
    case notJSON
    case notAnImage
    /// The list goes on where nobody may be sent with these credentials: at another origin, or another call of it.
    case foreignPage(PrintableText)
    /// The list leads in circles.
    case repeatedPage
  }

  /// What was asked for.
  public enum Subject: Hashable, Sendable {
    case image
    /// A page of the list of images.
    case list
  }

  /// What stands between the operator and a service, in the words of who knows the credentials.
  public struct Obstacle: Hashable, Sendable {
    public let headline: PrintableText
    public let advice: PrintableText
    public let exitStatus: ExitStatus

    public init(_ headline: PrintableText, _ advice: PrintableText, _ exitStatus: ExitStatus) {
      self.headline = headline
      self.advice = advice
      self.exitStatus = exitStatus
    }
  }

  public let kind: Kind
  /// The HTTP status; nil where no answer came.
  public let status: Int?
  /// What the service, or the network below it, says of it in its own words.
  public let message: PrintableText?
  /// The service's own code, such as `APIGW.0301`.
  public let code: PrintableText?
  /// The service's id of the exchange: what its support asks for.
  public let requestID: PrintableText?
  public let subject: Subject

  public init(
    _ kind: Kind, status: Int? = nil, message: PrintableText? = nil, code: PrintableText? = nil,
    requestID: PrintableText? = nil, subject: Subject = .image
  ) {
    self.kind = kind
    self.status = status
    self.message = message
    self.code = code
    self.requestID = requestID
    self.subject = subject
  }
}

extension FetchFailure {
  /// What happened, as a sentence.
  public var headline: PrintableText { words.headline }
  /// What to try, as one or two sentences.
  public var advice: PrintableText { words.advice }
  public var exitStatus: ExitStatus { words.exitStatus }

  typealias Row = (headline: PrintableText, advice: PrintableText, exitStatus: ExitStatus)

  private var words: Row { subject == .list ? listRow ?? row : row }

  private var row: Row {
    switch kind {
    case .badRequest:
      ("The service does not accept this request (400).", "Check the image id.", .failed)
    case .unauthorized:
      (
        "The service does not accept the credentials (401).",
        "Try imsbrowser doctor: it shows which credentials were found, and where. Tokens end after a day, and count in one region; C in the browser asks another cloud.",
        .notAllowed
      )
    case .forbidden:
      (
        "These credentials may not read this image (403).",
        "Ask for the right to read images in this project, or use the token of another project.", .notAllowed
      )
    case .notFound:
      (
        status == 404 ? "No image has this id here (404)." : "No image has this id here.",
        "Ids belong to one region and project: check the id, or ask another endpoint.", .noSuchImage
      )
    case .noSuchCall:
      (
        "This service has no call for images (\(status ?? 404)).",
        "Neither /v2/images nor /v2/cloudimages is there: check that the endpoint is the root of an image service.",
        .senselessAnswer
      )
    case .tooManyRequests(let seconds):
      ("The service asks to slow down (429).", retry(after: seconds), .serviceFailed)
    case .serverError:
      (
        "The service failed (\(status ?? 500)).",
        "Ask again; if it lasts, give the request id to the service's support.", .serviceFailed
      )
    case .unavailable(let seconds):
      ("The service is not available now (503).", retry(after: seconds), .serviceFailed)
    case .redirected(let target):
      (
        target.map { "The service points elsewhere (\(status ?? 302)): \($0)" }
          ?? "The service points elsewhere (\(status ?? 302)).",
        "Redirects are not followed, since credentials belong to one origin: give that address with --endpoint if you trust it.",
        .senselessAnswer
      )
    case .otherStatus:
      (
        "The service answered with status \(status ?? 0).", "Check that the endpoint is an image service.",
        .failed
      )
    case .refused:
      (
        "Nothing answers at this address: the connection was refused.", "Check the endpoint's host and port.",
        .notReached
      )
    case .unresolved:
      ("The service's host name is not known (DNS).", "Check the endpoint's spelling and this host's DNS.", .notReached)
    case .tls:
      (
        "The connection is not trusted (TLS).",
        "Check the host name, this host's clock and its CA certificates.", .notReached
      )
    case .proxyRefused:
      (
        "The proxy did not let the request through.",
        "Check HTTPS_PROXY or ALL_PROXY with its user and password; NO_PROXY names hosts to reach without it.",
        .notReached
      )
    case .timedOut(let seconds):
      (
        "No whole answer came within \(Self.text(of: seconds)) s.",
        "Ask again; --timeout SECONDS allows more on a slow link.", .notReached
      )
    case .closedEarly:
      ("The connection was closed before the whole answer came.", "Ask again.", .notReached)
    case .unreachable:
      ("The service could not be reached.", "Check the network, the proxy settings and the endpoint.", .notReached)
    case .cancelled:
      ("Cancelled before an answer came.", "Ask again.", .failed)
    case .noAccess(let obstacle):
      (obstacle.headline, obstacle.advice, obstacle.exitStatus)
    case .tooLarge(let limit):
      (
        "The answer is larger than \(limit >> 20) MiB: that is no image.",
        "Check that the endpoint is an image service.",
        .senselessAnswer
      )
    case .tooDeep(let limit):
      (
        "The answer nests deeper than \(limit) levels: that is no image.",
        "Check that the endpoint is an image service.", .senselessAnswer
      )
    case .empty:
      ("The service answered with nothing.", "Check that the endpoint is an image service.", .senselessAnswer)
    case .notJSON:
      (
        "The answer is not JSON.", "Check that the endpoint is an image service, and not a login page or a proxy.",
        .senselessAnswer
      )
    case .notAnImage:
      (
        "The answer is JSON, but not an image.", "Check that the endpoint is the root of an image service.",
        .senselessAnswer
      )
    case .foreignPage(let link):
      (
        "The next page of the list points to another origin: \(link)",
        "It is not followed, since credentials belong to one origin: what came before it is all that was listed.",
        .senselessAnswer
      )
    case .repeatedPage:
      (
        "The list repeats itself: a page came that was there already.",
        "What came before it is all that was listed; filters may show the rest.", .senselessAnswer
      )
    }
  }

  private func retry(after seconds: Int?) -> PrintableText {
    seconds.map { "It asks to wait \($0) s: ask again after that." } ?? "Wait a little, then ask again."
  }

  /// 10 for 10.0, 0.5 for 0.5.
  private static func text(of seconds: Double) -> String {
    seconds == seconds.rounded() && seconds.magnitude < 1e9 ? String(Int(seconds)) : String(seconds)
  }
}

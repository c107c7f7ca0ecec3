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

  private var words: Row { subject == .list ? listRow ?? row : row }
}

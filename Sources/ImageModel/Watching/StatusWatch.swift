/// The wait for an image's status to settle: takes each answer, and says how to go on. It neither asks nor keeps time.
public struct StatusWatch: Hashable, Sendable {
  /// What an answer, or the lack of one, amounts to.
  public enum Turn: Hashable, Sendable {
    /// The image is still on its way: ask again after so many seconds. `isNews` tells whether its status differs from
    /// the one before.
    case goesOn(seconds: Double, isNews: Bool)
    /// No answer, but that passes: ask again after so many seconds. `isNews` is false for the same failure once more.
    case stumbles(FetchFailure, seconds: Double, isNews: Bool)
    /// The status no longer changes by itself.
    case settles(ImageStatus)
    /// There is nothing left to wait for: the image is gone, or may not be read.
    case ends(FetchFailure)
  }

  /// The latest status, raw; nil before the first answer, and where the image has none.
  public private(set) var status: String?
  private var failure: FetchFailure.Kind?
  private var pace = WatchPace()

  /// - Parameter status: the status known so far, raw.
  public init(status: String? = nil) { self.status = status }

  public mutating func take(_ result: Result<Image, FetchFailure>) -> Turn {
    switch result {
    case .success(let image): take(image)
    case .failure(let failure): take(failure)
    }
  }

  private mutating func take(_ image: Image) -> Turn {
    let before = status
    status = image.status
    failure = nil
    let meaning = image.status.map(ImageStatus.init) ?? .unknown
    guard meaning == .onItsWay else { return .settles(meaning) }
    defer { pace.slowDown() }
    return .goesOn(seconds: pace.seconds, isNews: before != status)
  }

  private mutating func take(_ failure: FetchFailure) -> Turn {
    guard failure.passes else { return .ends(failure) }
    let isNews = self.failure != failure.kind
    self.failure = failure.kind
    return .stumbles(failure, seconds: pace.stumble(retryAfter: failure.retryAfter), isNews: isNews)
  }
}

extension FetchFailure {
  /// True where the same ask may well succeed later: the service was not reached, or failed.
  var passes: Bool { [.notReached, .serviceFailed].contains(exitStatus) }

  /// Seconds that the service asked to wait, where it did.
  var retryAfter: Int? {
    switch kind {
    case .tooManyRequests(let seconds), .unavailable(let seconds): seconds
    default: nil
    }
  }
}

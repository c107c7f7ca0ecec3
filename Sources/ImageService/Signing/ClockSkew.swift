import ImageModel

/// How far this host's clock is off a service's, where that is why a signature was refused: a gateway takes none that is
/// more than 15 min off its own clock.
struct ClockSkew: Hashable, Sendable {
  /// Seconds by which this host's clock is ahead; negative where it is behind.
  let seconds: Int

  /// Off by less than this, a clock is no reason for a refusal that doesn't name one. A little under the gateway's 15 min:
  /// `Date` says when the answer was made, and is cut to the second.
  private static let tolerance = 14 * 60
  /// Off by less than this, a clock is right: an answer takes its time.
  private static let noticeable = 60

  /// Reads the refusal of a signed request. Nil where it has another reason, and where nothing tells the service's time.
  init?(refusal answer: Answer) {
    guard answer.status == 400 || answer.status == 401 || answer.status == 403 else { return nil }
    let document = try? JSONValue(parsing: answer.body, depth: FetchBounds.standard.depth)
    let said = ServiceMessage(body: answer.body, document: document, status: answer.status)
    let words = said.text?.lowercased() ?? ""
    let isAboutTime = Self.hints.contains { words.contains($0) }
    guard isAboutTime || said.code?.hasSuffix(".0301") == true else { return nil }
    // The clock that judged goes before that of whoever wrote the header, which may be a proxy.
    guard let service = Self.serverTime(in: words) ?? answer[header: "Date"].flatMap(HTTPDate.seconds) else {
      return nil
    }
    seconds = answer.received - service
    guard seconds.magnitude >= (isAboutTime ? Self.noticeable : Self.tolerance) else { return nil }
  }

  /// Compares this host's clock with that of whoever made an answer. Nil where the answer tells no time.
  init?(beside answer: Answer) {
    guard let service = answer[header: "Date"].flatMap(HTTPDate.seconds) else { return nil }
    seconds = answer.received - service
  }

  /// True where it is no matter of an answer's way.
  var isNoticeable: Bool { seconds.magnitude >= Self.noticeable }

  /// True where no gateway takes a signature.
  var refusesSignatures: Bool { seconds.magnitude > 15 * 60 }

  /// What is wrong and what to do, for the operator.
  var statement: PrintableText {
    .init(
      "\(difference): set it, since a signature only counts within 15 min of the service's time.",
      zh: "\(difference)：请校准时钟，签名时间与服务时间相差不超过 15 分钟才有效。")
  }

  /// What is wrong, as a sentence.
  var headline: PrintableText { .init("\(difference).", zh: "\(difference)。") }

  /// What to do about it.
  var advice: PrintableText {
    .init(
      "Set it: a signature only counts within 15 min of the service's time.", zh: "请校准时钟：签名时间与服务时间相差不超过 15 分钟才有效。")
  }

  private var difference: PrintableText {
    let length = Self.text(of: Int(seconds.magnitude))
    return seconds < 0
      ? .init("This host's clock is \(length) behind the service's", zh: "本机时钟比服务慢 \(length)")
      : .init("This host's clock is \(length) ahead of the service's", zh: "本机时钟比服务快 \(length)")
  }

  /// What gateways say of a time they don't like, such as
  /// `signature expired, signature time:20211217T064303Z,server time:20211217T065804Z`.
  private static let hints = ["signature expired", "signature time", "sdk-date", "timestamp", "request time"]

  private static func serverTime(in words: String) -> Int? {
    guard let key = words.firstRange(of: "server time:") else { return nil }
    let text = words[key.upperBound...].drop { $0 == " " }.prefix(16).uppercased()
    return SignatureTime(text)?.seconds
  }

  private static func text(of seconds: Int) -> PrintableText {
    switch seconds {
    case ..<120: .init("\(seconds) s", zh: "\(seconds) 秒")
    case ..<7200: .init("\(seconds / 60) min", zh: "\(seconds / 60) 分钟")
    case ..<172_800: .init("\(seconds / 3600) h", zh: "\(seconds / 3600) 小时")
    default: .init("\(seconds / 86_400) d", zh: "\(seconds / 86_400) 天")
    }
  }
}

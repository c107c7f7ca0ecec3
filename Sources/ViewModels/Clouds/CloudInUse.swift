public import ImageModel

/// The cloud that is asked, as far as the screen has to know it.
public struct CloudInUse: Hashable, Sendable {
  /// What the title line calls it, such as `demo`; nil for the endpoint alone.
  public let name: PrintableText?
  public let endpoint: Endpoint
  /// What its history is filed under.
  public let historyKey: Endpoint
  /// What makes asking it less safe than it should be; nil for nothing. It is always on the screen.
  public internal(set) var caution: PrintableText?

  /// - Parameter historyKey: nil: the endpoint.
  public init(
    name: PrintableText? = nil, endpoint: Endpoint, historyKey: Endpoint? = nil, caution: PrintableText? = nil
  ) {
    self.name = name
    self.endpoint = endpoint
    self.historyKey = historyKey ?? endpoint
    self.caution = caution
  }

  /// The name with the endpoint, or the endpoint alone.
  var title: PrintableText {
    name.map { PrintableText("\($0) (\(endpoint))", zh: "\($0)（\(endpoint)）") } ?? "\(endpoint)"
  }
}

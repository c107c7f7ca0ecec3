public import ImageModel

/// One of the clouds to choose from.
public struct CloudChoice: Hashable, Sendable {
  /// Where a cloud is asked, and as whom.
  public struct Access: Hashable, Sendable {
    /// A host or a region.
    public let place: PrintableText
    /// The kind of credentials in a word or two, such as `access key`; never a secret.
    public let credentials: PrintableText

    public init(place: PrintableText, credentials: PrintableText) {
      self.place = place
      self.credentials = credentials
    }
  }

  public let name: PrintableText
  /// A cloud whose configuration is wrong has a problem instead, and can't be chosen.
  public let access: Result<Access, CloudProblem>
  /// True for the one that is asked now.
  public let isInUse: Bool

  public init(name: PrintableText, access: Result<Access, CloudProblem>, isInUse: Bool = false) {
    self.name = name
    self.access = access
    self.isInUse = isInUse
  }
}

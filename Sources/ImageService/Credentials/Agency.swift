/// Huawei: an agency of another account, by which that account lets others in.
public struct Agency: Hashable, Sendable {
  public var name: String
  /// The account that the agency is of, by its name or its id; the id counts where there are both.
  public var domainName: String?
  public var domainID: String?

  public init(name: String, domainName: String? = nil, domainID: String? = nil) {
    self.name = name
    self.domainName = domainName
    self.domainID = domainID
  }
}

/// What is typed to choose from a list that is looked at: conditions and an order, which the service is asked with, and bare
/// words, which narrow what came.
///
///     status:active os:Linux sort:name:desc rocky
public struct TypedQuery: Hashable, Sendable {
  /// All that isn't bare.
  public let query: ImageQuery
  /// The bare words, with spaces between them.
  public let bareWords: String

  /// - Throws: `ImageQuery.Problem` that names the word.
  public init(_ typed: String) throws(ImageQuery.Problem) {
    let words = ImageQuery.words(of: typed)
    let orders = words.compactMap(Self.sorting)
    let conditions = words.filter { ImageCondition.parts(of: $0) != nil && Self.sorting(of: $0) == nil }
    query = try ImageQuery(words: conditions, sort: orders.isEmpty ? nil : orders.joined(separator: ","))
    bareWords = Self.bareWords(of: typed)
  }

  /// The bare words of a line that is still typed in: of one that makes no sense yet, too.
  public static func bareWords(of typed: String) -> String {
    ImageQuery.words(of: typed).filter { ImageCondition.parts(of: $0) == nil }.joined(separator: " ")
  }

  /// The line without its bare words.
  public static func withoutBareWords(_ typed: String) -> String {
    line(of: ImageQuery.words(of: typed).filter { ImageCondition.parts(of: $0) != nil })
  }

  /// The line with another order; nil for the service's own.
  public static func line(_ typed: String, sortedBy order: String?) -> String {
    line(of: ImageQuery.words(of: typed).filter { Self.sorting(of: $0) == nil } + (order.map { ["sort:" + $0] } ?? []))
  }

  private static func line(of words: [String]) -> String {
    words.map { $0.contains(where: \.isWhitespace) ? "\"\($0)\"" : $0 }.joined(separator: " ")
  }

  /// What a line is sorted by, as it was typed; nil for the service's own order.
  public static func order(in typed: String) -> String? { ImageQuery.words(of: typed).lazy.compactMap(sorting).first }

  private static func sorting(of word: String) -> String? {
    guard let (name, relation, order) = ImageCondition.parts(of: word), name == "sort", !relation.compares else {
      return nil
    }
    return order
  }
}

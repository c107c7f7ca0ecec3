/// What of a service's list is wanted, and in which order: `status:active os:Linux created>2025-01-01`.
///
/// Each condition is checked on this side, whatever the service makes of it; those that it knows go along with the request
/// as well, so that it sends less.
public struct ImageQuery: Hashable, Sendable {
  /// All of them have to hold.
  public let conditions: [ImageCondition]
  /// The first decides, the next where it leaves a tie; empty for the service's own order, the newest first.
  public let order: [ImageOrder]

  /// All images.
  public static let all = ImageQuery()

  private init() { (conditions, order) = ([], []) }

  /// Reads filter words, each of its own.
  /// - Parameter sort: such as `name:asc,created_at:desc`; without a direction it is `asc`.
  /// - Throws: `Problem` that names the word.
  public init(words: [String], sort: String? = nil) throws(Problem) {
    var conditions: [ImageCondition] = []
    for word in words where !word.isEmpty { conditions.append(try ImageCondition(word)) }
    self.conditions = conditions
    order = try sort.map(ImageOrder.read) ?? []
  }

  /// Reads filter words as they are typed, with spaces between them; one in double quotes may have spaces in it:
  /// `status:active name:"CentOS 7.9"`.
  public init(typed: String, sort: String? = nil) throws(Problem) {
    try self.init(words: Self.words(of: typed), sort: sort)
  }

  /// True where a page may hold images that are not wanted, so that as many as are wanted may take more: where a condition
  /// is one that not all services check.
  public var narrows: Bool {
    [ListDialect.glance, .huawei].contains { dialect in
      let told = conditions.compactMap { $0.parameter(in: dialect)?.key }
      return !conditions.allSatisfy { $0.isSettled(by: dialect) } || Set(told).count < told.count
    }
  }

  /// True for an image that meets all conditions. O(n) in the size of the document for each.
  public func matches(_ image: Image) -> Bool { conditions.allSatisfy { $0.holds(of: image) } }

  /// What the service is told, as keys and values of a query, not encoded yet. No key comes twice but Glance's `tag`:
  /// services take the last one only.
  public func parameters(in dialect: ListDialect) -> [(key: String, value: String)] {
    var told: Set<String> = []
    let filters = conditions.compactMap { $0.parameter(in: dialect) }.filter {
      told.insert($0.key).inserted || $0.key == "tag" && dialect == .glance
    }
    // The one spelling that all dialects have: Glance knows `sort` as well.
    return filters + order.flatMap { [("sort_key", $0.key), ("sort_dir", $0.isAscending ? "asc" : "desc")] }
  }

  static func words(of typed: String) -> [String] {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for character in typed {
      if character == "\"" {
        isQuoted.toggle()
      } else if character.isWhitespace, !isQuoted {
        words.append(word)
        word = ""
      } else {
        word.append(character)
      }
    }
    return (words + [word]).filter { !$0.isEmpty }
  }
}

/// Which parameters a service's list knows.
public enum ListDialect: Hashable, Sendable {
  /// OpenStack's: any property is one.
  case glance
  /// Huawei Cloud's, of both its calls: what its documents name.
  case huawei
}

/// A field that a list is sorted by.
public struct ImageOrder: Hashable, Sendable {
  /// The service's name of the field.
  public let key: String
  public let isAscending: Bool

  /// What services sort by.
  static let keys = [
    "name", "status", "created_at", "updated_at", "size", "id", "disk_format", "container_format",
  ]

  /// Reads `name:asc,created_at:desc`.
  static func read(_ text: String) throws(ImageQuery.Problem) -> [ImageOrder] {
    var orders: [ImageOrder] = []
    for word in text.split(separator: ",", omittingEmptySubsequences: false) {
      let parts = word.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      let short = ["created": "created_at", "updated": "updated_at"]
      let key = short[parts[0]] ?? parts[0]
      guard keys.contains(key) else { throw .badOrder(String(word)) }
      let direction = parts.count == 2 ? parts[1] : "asc"
      guard direction == "asc" || direction == "desc" else { throw .badOrder(String(word)) }
      orders.append(ImageOrder(key: key, isAscending: direction == "asc"))
    }
    return orders
  }
}

extension ImageQuery {
  /// Why a word is no filter, or no order.
  public enum Problem: Error, Hashable, Sendable {
    case unknownFilter(word: String)
    case noValue(word: String)
    /// The filter takes other values: these words say which.
    case badValue(word: String, takes: PrintableText)
    /// Bigger and smaller say nothing here.
    case notComparable(word: String)
    case badOrder(String)

    /// What is wrong and what is possible, as sentences for the operator.
    public var message: PrintableText {
      switch self {
      case .unknownFilter(let word):
        PrintableText(
          "“\(word)”: there is no such filter. There are \(ImageFilter.names), and any property by its key, such as os_distro:ubuntu or property:key=value.",
          zh:
            "\"\(word)\"：没有此过滤条件。可用的有 \(ImageFilter.names)，以及任何属性的键，例如 os_distro:ubuntu 或 property:key=value。"
        )
      case .noValue(let word):
        PrintableText(
          "“\(word)”: a value is missing, such as in status:active.", zh: "\"\(word)\"：缺少值，应如 status:active。")
      case .badValue(let word, let takes):
        PrintableText("“\(word)”: it takes \(takes).", zh: "\"\(word)\"：值应是：\(takes)。")
      case .notComparable(let word):
        PrintableText(
          "“\(word)”: it is not compared by size: use \":\" or \"!=\".", zh: "\"\(word)\"：不能比较大小，请使用 \":\" 或 \"!=\"。")
      case .badOrder(let word):
        PrintableText(
          "“\(word)”: a list is sorted by \(ImageOrder.keys.joined(separator: ", ")), each with :asc or :desc.",
          zh: "\"\(word)\"：列表可按 \(ImageOrder.keys.joined(separator: "、")) 排序，并可加 :asc 或 :desc。")
      }
    }
  }
}

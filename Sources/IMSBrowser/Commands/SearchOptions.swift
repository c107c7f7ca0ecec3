import ArgumentParser
import ImageModel

/// Whom a search for an image asks.
struct SearchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look for an image in these regions, with the credentials at hand, instead of in all clouds.",
      zh: "使用现有凭证在这些区域中查找镜像，而不是在所有云中查找。", value: Words("name,name", zh: "名称,名称")))
  var regions: String?

  /// The regions, each once, in the order given; none for all clouds.
  var names: [String] {
    var seen: Set<String> = []
    return parts.filter { seen.insert($0).inserted }
  }

  private var parts: [String] {
    regions?.split(separator: ",", omittingEmptySubsequences: false).map { part in
      String(part.drop { $0 == " " }.prefix { $0 != " " })
    } ?? []
  }

  func validate() throws {
    guard !parts.contains("") else {
      throw ValidationError("--regions takes names with commas between them.", zh: "--regions 的值应为以逗号分隔的名称。")
    }
  }

  /// - Throws: `ValidationError` where regions were named along with a place that is none of them.
  func validate(with service: ServiceOptions) throws {
    guard regions != nil else { return }
    if service.endpoint != nil { throw ValidationError(excluding: "--endpoint", "--regions") }
    if service.demo { throw ValidationError(excluding: "--demo", "--regions") }
  }
}

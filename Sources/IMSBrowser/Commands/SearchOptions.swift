import ArgumentParser

/// Whom a search for an image asks.
struct SearchOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Look for an image in these regions, with the credentials at hand, instead of in all clouds.",
      valueName: "name,name"))
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
    guard !parts.contains("") else { throw ValidationError("--regions takes names with commas between them.") }
  }

  /// - Throws: `ValidationError` where regions were named along with a place that is none of them.
  func validate(with service: ServiceOptions) throws {
    guard regions != nil else { return }
    if service.endpoint != nil { throw ValidationError("--endpoint and --regions exclude each other.") }
    if service.demo { throw ValidationError("--demo and --regions exclude each other.") }
  }
}

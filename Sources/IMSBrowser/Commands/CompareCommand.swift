import ArgumentParser
import Dispatch
import FoundationEssentials
import ImageModel
import ImageService
import ViewModels

/// `imsbrowser compare A B`: two images, for scripts and pipes.
struct CompareCommand: Performable {
  static let configuration = CommandConfiguration(
    commandName: "compare", abstract: "Compare two images by what their fields mean.",
    discussion: """
      Prints the fields that differ, by meaning and not by spelling; what only tells one copy of an image from another,
      such as its id and its times, doesn't count. On a terminal text reads like the browser's comparison; elsewhere a row is
      label, left and right with tabs between. json has every field that differs, values exact, and whether it counts.

      Exit status: 0 alike, 10 different; where an image can't be had, as show.
      """)

  @Argument(help: "The first image: its id, or a URL that ends in it.", transform: ImageID.init(argument:))
  var left: ImageID

  @Argument(help: "The second image.", transform: ImageID.init(argument:))
  var right: ImageID

  @OptionGroup var options: ServiceOptions

  @Option(name: [.customShort("o"), .long], help: "text or json.")
  var output: Format = .text

  @Flag(name: [.customShort("a"), .long], help: "In text, the fields that are equal, or don't count, too.")
  var all = false

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text
    case json
  }

  @MainActor func perform() async throws {
    try await reporting {
      let service = try options.service()
      // The sample service ends with the last who holds it.
      defer { withExtendedLifetime(service) {} }
      async let first = outcome(of: left, service.fetcher)
      async let second = outcome(of: right, service.fetcher)
      let (left, right) = try Self.both(await first, await second)
      let comparison = ImageComparison(left.image, right.image, now: Date.now)
      switch output {
      case .text:
        try Standard.answer(ComparisonText(width: Standard.columns, showsAll: all).text(of: comparison, left, right))
      case .json: try Standard.answer(comparison.document.written(.pretty) + "\n")
      }
      if !comparison.areAlike { throw ExitCode(ExitStatus.different.rawValue) }
    }
  }

  @MainActor private func outcome(
    of id: ImageID, _ fetcher: FetchService
  ) async -> Result<ComparedImage, Missing> {
    do throws(FetchFailure) {
      let fetched = try await fetcher.image(id) { retry in
        DispatchQueue.main.async { MainActor.assumeIsolated { Standard.say("\(id): \(retry.statement)") } }
      }
      return .success(ComparedImage(id: id, image: fetched.image, taken: Date.now))
    } catch {
      return .failure(Missing(id: id, failure: error))
    }
  }

  /// An image that can't be had, and why.
  private struct Missing: Error {
    let id: ImageID
    let failure: FetchFailure
  }

  /// Both images; says of each that can't be had which it is, and why.
  /// - Throws: `ExitCode` of the first failure.
  @MainActor private static func both(
    _ left: Result<ComparedImage, Missing>, _ right: Result<ComparedImage, Missing>
  ) throws -> (ComparedImage, ComparedImage) {
    if case .success(let left) = left, case .success(let right) = right { return (left, right) }
    var statuses: [ExitStatus] = []
    for case .failure(let missing) in [left, right] {
      Standard.say("no comparison without \(missing.id):")
      Standard.say(missing.failure)
      statuses.append(missing.failure.exitStatus)
    }
    throw ExitCode((statuses.first ?? .failed).rawValue)
  }
}

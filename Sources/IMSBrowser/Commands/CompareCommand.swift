import ArgumentParser
import Dispatch
import FoundationEssentials
import ImageModel
import ImageService
import ViewModels

/// `imsbrowser compare A B`: two images, for scripts and pipes.
struct CompareCommand: Performable {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "compare", abstract: String("Compare two images by what their fields mean.", zh: "按字段含义对比两个镜像。"),
      discussion: String(
        """
        Prints the fields that differ, by meaning and not by spelling; what only tells one copy of an image from another,
        such as its id and its times, doesn't count. On a terminal text reads like the browser's comparison; elsewhere a row is
        label, left and right with tabs between. json has every field that differs, values exact, and whether it counts.

        Exit status: 0 alike, 10 different; where an image can't be had, as show.
        """,
        zh: """
          按含义而不是按写法列出不同的字段；只用来区分同一镜像的不同副本的内容（例如 ID 和时间）不计入。\
          输出到终端时，text 与浏览器的对比界面一致；否则每行依次为字段、左值、右值，以制表符分隔。\
          json 包含每个不同的字段、准确的值，以及是否计入。

          退出状态：0 相同，10 不同；镜像无法取得时与 show 相同。
          """))
  }

  @Argument(
    help: ArgumentHelp(
      "The first image: its id, or a URL that ends in it.", zh: "第一个镜像：镜像 ID，或以其结尾的 URL。",
      value: Words("left", zh: "镜像 A")), transform: ImageID.init(argument:))
  var left: ImageID

  @Argument(
    help: ArgumentHelp("The second image.", zh: "第二个镜像。", value: Words("right", zh: "镜像 B")),
    transform: ImageID.init(argument:))
  var right: ImageID

  @OptionGroup var options: ServiceOptions

  @Option(name: [.customShort("o"), .long], help: ArgumentHelp("text or json.", zh: "输出格式。", value: .output))
  var output: Format = .text

  @Flag(
    name: [.customShort("a"), .long],
    help: ArgumentHelp("In text, the fields that are equal, or don't count, too.", zh: "输出 text 时也列出相同的和不计入的字段。"))
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
      Standard.say(PrintableText("no comparison without \(missing.id):", zh: "缺少 \(missing.id)，无法对比："))
      Standard.say(missing.failure)
      statuses.append(missing.failure.exitStatus)
    }
    throw ExitCode((statuses.first ?? .failed).rawValue)
  }
}

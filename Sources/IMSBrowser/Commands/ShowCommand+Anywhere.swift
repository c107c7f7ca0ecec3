import FoundationEssentials
import ImageModel
import ImageService
import ViewModels

extension ShowCommand {
  /// Asks all clouds, says on stderr what each answered, and takes the image of the first in their order that has it.
  /// - Throws: `Failed` where none has it, and `CloudProblem` where there is none.
  @MainActor func findAnywhere() async throws -> Image {
    let files = Files(environment: ProcessInfo.processInfo.environment)
    let clouds = try options.clouds(files, Config(path: files.config), regions: search.names)
    // What the options name is asked with the others; what is wrong elsewhere has its own line.
    let named = search.names.isEmpty ? try present(among: clouds) : nil
    // The sample service ends with the last who holds it.
    defer { withExtendedLifetime(named) {} }
    let (choices, search) = clouds.search(current: nil)
    guard !choices.isEmpty else { throw CloudProblem.nothingConfigured }
    var unasked: [Int] = []
    for (line, choice) in choices.enumerated() {
      guard case .failure(let problem) = choice.access else { continue }
      unasked.append(line)
      let words = CloudAnswer.Verdict.misconfigured.words
      Standard.say(
        PrintableText("\(choice.name): \(words): \(problem.brief)", zh: "\(choice.name)：\(words)：\(problem.brief)"))
    }
    var images: [Int: Image] = [:]
    for await answer in search.answers(for: id) {
      say(answer, of: choices[answer.line].name)
      if let image = answer.image { images[answer.line] = image }
      if answer.image == nil, answer.verdict != .notThere { unasked.append(answer.line) }
    }
    guard let first = images.keys.min(), let image = images[first] else {
      throw missing(unasked.sorted().map { choices[$0].name })
    }
    if images.count > 1 {
      let name = choices[first].name
      Standard.say(
        PrintableText(
          "\(images.count) clouds have it: this is that of the first, \(name)",
          zh: "\(images.count) 个云有此镜像：以下是其中第一个云 \(name) 的镜像"))
    }
    return image
  }

  /// - Throws: `ConfigurationFailure` where an option is wrong.
  @MainActor private func present(among clouds: Clouds) throws -> Service? {
    if options.demo { return try clouds.demo().get() }
    do throws(ConfigurationFailure) {
      let service = try clouds.first()
      return try? service.get()
    } catch {
      if error.isOfOption { throw error }
      return nil
    }
  }

  @MainActor private func say(_ answer: CloudAnswer, of name: PrintableText) {
    let (words, time) = (answer.verdict.words, Quantity.milliseconds(answer.milliseconds))
    let line = PrintableText("\(name): \(words), \(time)", zh: "\(name)：\(words)，\(time)")
    guard case .failure(let failure) = answer.result, answer.verdict != .notThere else { return Standard.say(line) }
    Standard.say(PrintableText("\(line): \(failure.headline)", zh: "\(line)：\(failure.headline)"))
  }

  /// - Parameter names: the clouds that may have it for all that is known.
  private func missing(_ names: [PrintableText]) -> Failed {
    guard !names.isEmpty else {
      return Failed(
        PrintableText("None of these clouds has an image with this id.", zh: "这些云中都没有该 ID 的镜像。"), .noSuchImage)
    }
    let list = PrintableText.list(names)
    return Failed(
      PrintableText(
        "None that answered has it, and these could not be asked: \(list).", zh: "已应答的云中都没有，以下云未能查询：\(list)。"),
      .notReached)
  }
}

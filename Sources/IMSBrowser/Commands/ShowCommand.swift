import ArgumentParser
import Dispatch
import FoundationEssentials
import Glibc
import ImageModel
import ImageService

/// `imsbrowser show ID`: one image, for scripts and pipes.
struct ShowCommand: Performable {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print one image.",
    discussion: """
      text reads like the browser's detail pane; json is the service's document, every key and number exact; yaml the
      same as YAML; value prints bare values, one a line, raw into a pipe.

      --wait asks until the status no longer changes by itself, tells each change on stderr and prints the image then.
      Exit status: 0 active, 6 killed, 3 deleted or gone; 1 where --wait-timeout ran out, with the image as it was last.
      """)

  @Argument(help: "The image: its id, or a URL that ends in it.", transform: ImageID.init(argument:))
  var id: ImageID

  @OptionGroup var options: ServiceOptions

  @Flag(help: "Ask all clouds at once, and print the image of the first that has it.")
  var anywhere = false

  @OptionGroup var search: SearchOptions

  @Option(name: [.customShort("o"), .long], help: "text, json, yaml or value.")
  var output: OutputFormat = .text

  @Option(
    name: [.customShort("f"), .long],
    help: ArgumentHelp("Only this field, by its wire name, such as __os_type; may be given again.", valueName: "field"))
  var field: [String] = []

  @Flag(help: "Wait until the image is active, or lost.")
  var wait = false

  @Option(help: ArgumentHelp("How long --wait waits; without it, as long as it takes.", valueName: "seconds"))
  var waitTimeout: Double?

  func validate() throws {
    try search.validate(with: options)
    if !anywhere, !search.names.isEmpty { throw ValidationError("--regions goes with --anywhere.") }
    if anywhere, wait { throw ValidationError("--anywhere and --wait exclude each other.") }
    guard let waitTimeout else { return }
    guard wait else { throw ValidationError("--wait-timeout goes with --wait.") }
    guard waitTimeout > 0, waitTimeout <= 1e6 else {
      throw ValidationError("--wait-timeout takes from 0.001 to 1000000 seconds.")
    }
  }

  @MainActor func perform() async throws {
    try await reporting {
      if anywhere {
        let image = try await findAnywhere()
        try write(image)
        return try reportMissing(in: image)
      }
      let service = try options.service()
      // The sample service ends with the last who holds it.
      defer { withExtendedLifetime(service) {} }
      let (fetched, status) = try await answer(of: service.fetcher)
      Standard.sayUnlessNative(fetched.call)
      let image = fetched.image
      try write(image)
      try reportMissing(in: image)
      if status != .done { throw ExitCode(status.rawValue) }
    }
  }

  /// The image, and how a script ends that waited for it.
  @MainActor private func answer(
    of fetcher: FetchService
  ) async throws(FetchFailure) -> (fetched: FetchedImage, status: ExitStatus) {
    let say: @Sendable (Retry) -> Void = { retry in
      DispatchQueue.main.async { MainActor.assumeIsolated { Standard.say(retry.statement) } }
    }
    guard wait else { return (try await fetcher.image(id, retrying: say), .done) }
    let outcome = try await StatusWait(fetcher: fetcher, id: id, limit: waitTimeout).outcome(retrying: say)
    return (outcome.fetched, outcome.exitStatus)
  }

  @MainActor private func write(_ image: Image) throws(Failed) {
    let document = JSONValue.object(selected(of: image))
    switch output {
    case .text: try Standard.answer(text(of: image))
    case .json: try Standard.answer(document.written(.pretty) + "\n")
    case .yaml: try Standard.answer(YAMLText.text(of: document))
    case .value: try writeValues(of: image)
    }
  }

  /// The document, or the members that `-f` names, in the order of the options.
  private func selected(of image: Image) -> JSONObject {
    guard !field.isEmpty else { return image.document }
    return JSONObject(field.flatMap { name in image.document.members.filter { $0.key == JSONString(name) } })
  }

  private func text(of image: Image) -> String {
    let writer = ImageText(width: Standard.columns)
    guard !field.isEmpty else { return writer.text(of: image, now: Date.now) }
    let rows = image.detail(now: Date.now, includingAbsent: true).flatMap(\.rows)
    let chosen = field.flatMap { name in rows.filter { $0.key == name } }
    return chosen.isEmpty ? "" : writer.lines(of: chosen).map { $0.text + "\n" }.joined()
  }

  /// One line a value; for a field that the image lacks, an empty one, so that lines and `-f` stay side by side.
  @MainActor private func writeValues(of image: Image) throws(Failed) {
    let values = field.isEmpty ? image.document.members.map(\.value) : field.map { image[$0] ?? "" }
    for value in values {
      if isatty(STDOUT_FILENO) == 1 {
        try Standard.answer(value.printable.text + "\n")
      } else {
        try Standard.raw((value.string ?? value.written()) + "\n")
      }
    }
  }

  /// A documented field may be absent; a name that nobody knows is rather a slip of the fingers.
  @MainActor private func reportMissing(in image: Image) throws {
    let missing = field.filter { image[$0] == nil }
    for name in missing { Standard.say("this image has no field \(name)") }
    if missing.contains(where: { FieldCatalog.field($0) == nil }) { throw ExitCode(ExitStatus.failed.rawValue) }
  }
}

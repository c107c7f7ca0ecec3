import ArgumentParser
import Dispatch
import FoundationEssentials
import Glibc
import ImageModel
import ImageService

/// `imsbrowser show ID`: one image, for scripts and pipes.
struct ShowCommand: Performable {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "show", abstract: String("Print one image.", zh: "输出一个镜像。"),
      discussion: String(
        """
        text reads like the browser's detail pane; json is the service's document, every key and number exact; yaml the
        same as YAML; value prints bare values, one a line, raw into a pipe.

        --wait asks until the status no longer changes by itself, tells each change on stderr and prints the image then.
        Exit status: 0 active, 6 killed, 3 deleted or gone; 1 where --wait-timeout ran out, with the image as it was last.
        """,
        zh: """
          text 与浏览器的详情窗格一致；json 是服务返回的文档，键和数字完全一致；yaml 内容相同，格式为 YAML；\
          value 只输出值，每行一个，写入管道时原样输出。

          --wait 反复查询，直到状态不再自行变化；每次变化写到标准错误输出，最后输出镜像。\
          退出状态：0 可用，6 被终止，3 已删除或不存在；--wait-timeout 用完时为 1，并输出最后一次得到的镜像。
          """))
  }

  @Argument(
    help: ArgumentHelp("The image: its id, or a URL that ends in it.", zh: "镜像：镜像 ID，或以其结尾的 URL。", value: .imageID),
    transform: ImageID.init(argument:))
  var id: ImageID

  @OptionGroup var options: ServiceOptions

  @Flag(
    help: ArgumentHelp(
      "Ask all clouds at once, and print the image of the first that has it.", zh: "同时查询所有云，输出最先列出的有此镜像的云中的镜像。"))
  var anywhere = false

  @OptionGroup var search: SearchOptions

  @Option(
    name: [.customShort("o"), .long], help: ArgumentHelp("text, json, yaml or value.", zh: "输出格式。", value: .output))
  var output: OutputFormat = .text

  @Option(
    name: [.customShort("f"), .long],
    help: ArgumentHelp(
      "Only this field, by its wire name, such as __os_type; may be given again.",
      zh: "仅输出此字段，使用接口中的名称，例如 __os_type；可多次指定。", value: Words("field", zh: "字段")))
  var field: [String] = []

  @Flag(help: ArgumentHelp("Wait until the image is active, or lost.", zh: "等待镜像可用或失效。"))
  var wait = false

  @Option(
    help: ArgumentHelp(
      "How long --wait waits; without it, as long as it takes.", zh: "--wait 最多等待多长时间；不指定则一直等待。", value: .seconds))
  var waitTimeout: Double?

  func validate() throws {
    try search.validate(with: options)
    if !anywhere, !search.names.isEmpty {
      throw ValidationError("--regions goes with --anywhere.", zh: "--regions 须与 --anywhere 一起使用。")
    }
    if anywhere, wait { throw ValidationError(excluding: "--anywhere", "--wait") }
    guard let waitTimeout else { return }
    guard wait else {
      throw ValidationError("--wait-timeout goes with --wait.", zh: "--wait-timeout 须与 --wait 一起使用。")
    }
    guard waitTimeout > 0, waitTimeout <= 1e6 else {
      throw ValidationError(
        "--wait-timeout takes from 0.001 to 1000000 seconds.", zh: "--wait-timeout 的值应为 0.001 到 1000000 秒。")
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
    for name in missing { Standard.say(PrintableText("this image has no field \(name)", zh: "此镜像没有字段 \(name)")) }
    if missing.contains(where: { FieldCatalog.field($0) == nil }) { throw ExitCode(ExitStatus.failed.rawValue) }
  }
}

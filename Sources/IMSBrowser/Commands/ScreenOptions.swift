import ArgumentParser
import ImageModel

/// How the browser shows itself, whatever the settings say.
struct ScreenOptions: ParsableArguments {
  @Flag(
    help: ArgumentHelp(
      "Draw with ASCII signs: for terminals and fonts without box-drawing characters.",
      zh: "用 ASCII 字符绘制：适用于没有制表符的终端和字体。"))
  var ascii = false

  @Option(help: ArgumentHelp("Colours: auto, never or always.", zh: "颜色：自动、从不或总是。", value: Words("color", zh: "颜色")))
  var color: Config.Color?

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      "Click and scroll with the mouse. The terminal selects text with Shift held, then.",
      zh: "可用鼠标点击和滚动；此时按住 Shift 可由终端选择文本。"))
  var mouse: Bool?
}

extension Config.Color: ExpressibleByArgument {}

extension Config {
  /// Takes over what options and the environment say over the file.
  mutating func take(_ options: ScreenOptions, _ environment: [String: String]) {
    if options.ascii {
      ascii = true
      sources["ascii"] = .option("--ascii")
    }
    if let wish = options.color {
      color = wish
      sources["color"] = .option("--color")
    } else if color == .auto, environment["NO_COLOR"]?.isEmpty == false {
      // no-color.org: it counts unless the operator asks for colour by name.
      color = .never
      sources["color"] = .environment("NO_COLOR")
    }
    if let wish = options.mouse {
      mouse = wish
      sources["mouse"] = .option(wish ? "--mouse" : "--no-mouse")
    }
  }
}

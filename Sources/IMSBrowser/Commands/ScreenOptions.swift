import ArgumentParser

/// How the browser shows itself, whatever the settings say.
struct ScreenOptions: ParsableArguments {
  @Flag(help: "Draw with ASCII signs: for terminals and fonts without box-drawing characters.")
  var ascii = false

  @Option(help: "Colours: auto, never or always.")
  var color: Config.Color?

  @Flag(
    inversion: .prefixedNo,
    help: "Click and scroll with the mouse. The terminal selects text with Shift held, then.")
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

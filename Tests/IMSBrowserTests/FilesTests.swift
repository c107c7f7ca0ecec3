import Testing

@testable import IMSBrowser

@Suite struct FilesTests {
  @Test(arguments: [
    (["HOME": "/home/op"], "/home/op/.local/state/imsbrowser", "/home/op/.config/imsbrowser/config.yaml"),
    (
      ["HOME": "/home/op", "XDG_STATE_HOME": "/s", "XDG_CONFIG_HOME": "/c"], "/s/imsbrowser",
      "/c/imsbrowser/config.yaml"
    ),
    (
      ["HOME": "/home/op", "XDG_STATE_HOME": "relative", "XDG_CONFIG_HOME": ""], "/home/op/.local/state/imsbrowser",
      "/home/op/.config/imsbrowser/config.yaml"
    ),
  ])
  func `files are where the XDG specification puts them; relative paths don't count`(
    environment: [String: String], state: String, config: String
  ) {
    let files = Files(environment: environment)
    #expect(files.stateFolder == state)
    #expect(files.config == config)
  }

  @Test func `the demo keeps its own history`() {
    let files = Files(environment: ["HOME": "/home/op"])
    #expect(files.history(ofDemo: false) == "/home/op/.local/state/imsbrowser/history.sqlite")
    #expect(files.history(ofDemo: true) == "/home/op/.local/state/imsbrowser/demo-history.sqlite")
  }
}

import ImageModel
import Testing
import ViewModels

@testable import IMSBrowser

/// Whole screens as text. `RECORD_SNAPSHOTS=1` records them anew; look at what changed before it goes in.
@Suite struct FrameTests {
  @Test(arguments: Scene.all)
  func `a state looks at 100x30 and 80x24 as it was judged right`(scene: Scene) throws {
    try Golden.expect(scene.frame(columns: 100, rows: 30).dump, "\(scene.name).100x30")
    try Golden.expect(scene.frame(columns: 80, rows: 24).dump, "\(scene.name).80x24")
  }

  @Test(arguments: Scene.all)
  func `a state looks at 40x12 and 20x6 as it was judged right`(scene: Scene) throws {
    try Golden.expect(scene.frame(columns: 40, rows: 12).dump, "\(scene.name).40x12")
    try Golden.expect(scene.frame(columns: 20, rows: 6).dump, "\(scene.name).20x6")
  }

  @Test(arguments: ["image", "chinese", "changed", "filter", "help", "fetching"])
  func `without Unicode words and ASCII signs say the same`(name: String) throws {
    let scene = try #require(Scene.named(name))
    for (columns, rows) in [(80, 24), (40, 12)] {
      let frame = scene.frame(columns: columns, rows: rows, .ascii)
      try Golden.expect(frame.dump, "\(name).ascii.\(columns)x\(rows)")
    }
  }

  @Test(arguments: [(19, 6), (20, 5), (8, 3), (1, 1)])
  func `a screen that is too small says so`(columns: Int, rows: Int) throws {
    let scene = try #require(Scene.all.first)
    try Golden.expect(scene.frame(columns: columns, rows: rows).dump, "too-small.\(columns)x\(rows)")
  }
}

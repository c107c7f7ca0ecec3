import ImageModel
import Testing
import ViewModels

@testable import IMSBrowser

/// What holds at every size, in every state, after any events.
@Suite struct FramePropertyTests {
  /// Records what is wrong with the frame of a state, or with where its lists have scrolled to.
  static func check(_ model: BrowserViewModel, _ note: @autoclosure () -> String) {
    let glyphs = (model.size.columns + model.size.rows) % 5 == 0 ? Glyphs.ascii : .unicode
    let defects = BrowserView(model: model, glyphs: glyphs).frame.defects
    if !defects.isEmpty { Issue.record("\(note()), \(model.size): \(defects.prefix(3).joined(separator: "; "))") }
    for scroll in scrolls(of: model) {
      let isInside =
        scroll.cursor >= 0 && scroll.cursor < max(1, scroll.count) && scroll.offset >= 0
        && scroll.offset <= max(0, scroll.count - scroll.height)
      if !isInside { Issue.record("\(note()), \(model.size): \(scroll)") }
    }
  }

  private static func scrolls(of model: BrowserViewModel) -> [ScrollPosition] {
    let overlaid: ScrollPosition? =
      switch model.overlay {
      case .help(let help)?: help.scroll
      case .json(let pager)?, .explanation(let pager)?: pager.scroll
      case .clouds(let list)?: list.scroll
      case .choice(let choice)?: choice.list.scroll
      case .comparison(let comparison)?: comparison.explanation?.scroll ?? comparison.scroll
      case .search(let search)?: search.scroll
      case .catalogue(let list)?: list.scroll
      case .palette(let palette)?: palette.scroll
      case nil: nil
      }
    return [model.history.scroll, model.detail.scroll] + [overlaid, model.timeline?.scroll].compactMap(\.self)
  }

  @Test(arguments: Scene.all)
  func `at every width rows fill the screen, and nothing hidden or cut is in them`(scene: Scene) {
    var model = scene.model(Size(columns: 80, rows: 24))
    for columns in 1...200 {
      for rows in columns % 4 == 0 ? [8, 24] : [8] {
        _ = model.handle(.resized(Size(columns: columns, rows: rows)), now: .start)
        Self.check(model, scene.name)
      }
    }
  }

  @Test(arguments: Scene.all)
  func `at every height rows fill the screen, and nothing hidden or cut is in them`(scene: Scene) {
    var model = scene.model(Size(columns: 80, rows: 24))
    for rows in 1...60 {
      for columns in rows % 6 == 0 ? [20, 41, 99, 133, 200] : [41] {
        _ = model.handle(.resized(Size(columns: columns, rows: rows)), now: .start)
        Self.check(model, scene.name)
      }
    }
  }
}

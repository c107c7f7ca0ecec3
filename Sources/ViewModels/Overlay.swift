/// What lies over both panes until it is closed.
public enum Overlay: Hashable, Sendable {
  case help(HelpViewModel)
  case json(PagerViewModel)
  case explanation(PagerViewModel)
  case clouds(CloudListViewModel)
  case choice(ChoiceViewModel)
  case comparison(CompareViewModel)
  case catalogue(CatalogueViewModel)
  case search(CloudSearchViewModel)
  case palette(PaletteViewModel)

  /// Who gets the keys here.
  var scope: Keymap.Scope {
    switch self {
    case .clouds: .clouds
    case .choice: .choice
    case .comparison(let model): model.explanation == nil ? .comparison : .overlay
    case .search: .search
    case .catalogue: .catalogue
    case .palette: .palette
    case .help, .json, .explanation: .overlay
    }
  }

  /// The text that is read here; help and the clouds have their own forms.
  public var pager: PagerViewModel? {
    switch self {
    case .help, .clouds, .catalogue, .choice, .search, .palette: nil
    case .comparison(let model): model.explanation
    case .json(let pager), .explanation(let pager): pager
    }
  }

  /// What closing leaves: the comparison below a row's explanation; else nothing.
  var beneath: Overlay? {
    guard case .comparison(var model) = self, model.explanation != nil else { return nil }
    model.closeExplanation()
    return .comparison(model)
  }

  mutating func fit(_ space: Rectangle) {
    change {
      $0.fit(space)
    } help: {
      $0.fit(space)
    } clouds: {
      $0.fit(space)
    } choice: {
      $0.fit(space)
    } comparison: {
      $0.fit(space)
    } search: {
      $0.fit(space)
    } palette: {
      $0.fit(space)
    } catalogue: {
      $0.fit(space)
    }
  }

  mutating func move(_ movement: Movement) {
    change {
      $0.move(movement)
    } help: {
      $0.move(movement)
    } clouds: {
      $0.move(movement)
    } choice: {
      $0.move(movement)
    } comparison: {
      $0.move(movement)
    } search: {
      $0.move(movement)
    } palette: {
      $0.move(movement)
    } catalogue: {
      $0.move(movement)
    }
  }

  /// Looks for text in what is read here; see `PagerViewModel.find`. The help, a screen or two of keys, is not searched, nor
  /// are the clouds.
  mutating func find(_ text: String, from start: Int, forward: Bool, includingStart: Bool) -> TextSearch? {
    var found: TextSearch?
    change { found = $0.find(text, from: start, forward: forward, includingStart: includingStart) }
    return found
  }

  /// Shows the other form of what is read; see `PagerViewModel.turn`.
  mutating func turn() { change { $0.turn() } }

  mutating func endSearch(at position: ScrollPosition) {
    change { $0.endSearch(at: position) }
  }

  private mutating func change(
    _ body: (inout PagerViewModel) -> Void, help: (inout HelpViewModel) -> Void = { _ in },
    clouds: (inout CloudListViewModel) -> Void = { _ in },
    choice: (inout ChoiceViewModel) -> Void = { _ in },
    comparison: ((inout CompareViewModel) -> Void)? = nil,
    search: (inout CloudSearchViewModel) -> Void = { _ in },
    palette: (inout PaletteViewModel) -> Void = { _ in },
    catalogue: (inout CatalogueViewModel) -> Void = { _ in }
  ) {
    switch self {
    case .help(var model):
      help(&model)
      self = .help(model)
    case .json(var pager):
      body(&pager)
      self = .json(pager)
    case .explanation(var pager):
      body(&pager)
      self = .explanation(pager)
    case .clouds(var list):
      clouds(&list)
      self = .clouds(list)
    case .choice(var model):
      choice(&model)
      self = .choice(model)
    case .comparison(var model):
      if let comparison { comparison(&model) } else { model.changeExplanation(body) }
      self = .comparison(model)
    case .search(var model):
      search(&model)
      self = .search(model)
    case .catalogue(var model):
      catalogue(&model)
      self = .catalogue(model)
    case .palette(var model):
      palette(&model)
      self = .palette(model)
    }
  }
}

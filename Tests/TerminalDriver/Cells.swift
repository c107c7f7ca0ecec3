extension StringProtocol {
  /// The width in cells that a terminal gives this text: the sum of its scalars' widths.
  ///
  /// Told from the blocks of Unicode alone, so that a test doesn't measure the program with the program's own rule.
  public var cells: Int { unicodeScalars.reduce(0) { $0 + $1.cells } }
}

extension Unicode.Scalar {
  fileprivate var cells: Int {
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: 0
    default: Self.wide.contains { $0.contains(value) } ? 2 : 1
    }
  }

  /// Hangul, CJK, fullwidth forms, emoji, and the planes of CJK extensions.
  private static let wide: [ClosedRange<UInt32>] = [
    0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
    0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD,
  ]
}

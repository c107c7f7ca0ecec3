extension Unicode.Scalar {
  /// True for what acts on a terminal or hides from the eye: C0, DEL, C1, line and paragraph separators, bidi
  /// controls, zero-width and other format characters, fillers, tags, and code points that no font shows. Variation
  /// selectors are not among them: they only choose between two looks of the character before.
  ///
  /// The one list behind both ways out: `PrintableText` shows these as stand-ins, JSON and YAML carry them as escapes.
  public var isHidden: Bool {
    if value < 0x7F { return value < 0x20 }
    if value < 0xA0 { return true }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: return true
    default: return properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
    }
  }
}

public import ImageModel

extension Command {
  /// What the palette calls it, such as `refresh` or `show-json`: its name in settings, as commands are typed.
  public var name: PrintableText { PrintableText(settingName.replacing("_", with: "-")) }
}

import Foundation
import ImageModel

@testable import DemoService

/// Images of the sample service, and what shows when the browser has them.
enum Samples {
  static let centOS = DemoCatalogue.centOS.id
  static let ubuntu = DemoCatalogue.ubuntu.id
  static let chinese = DemoCatalogue.eulerARM.id
  static let hostile = DemoCatalogue.hostile.id
  static let description = DemoCatalogue.description.id
  static let manyProperties = DemoCatalogue.manyProperties.id
  static let longName = DemoCatalogue.longName.id
  static let numbers = DemoCatalogue.numbers.id
  static let nested = DemoCatalogue.nested.id
  static let slow = trouble(5000)
  /// An id that nobody has.
  static let absent = "00000000-0000-4000-8000-00000000beef"

  /// The id that always answers with this trouble.
  static func trouble(_ ending: Int) -> String {
    "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - "\(ending)".count) + "\(ending)"
  }

  /// All images that answer the same each time.
  static let documents = DemoCatalogue.samples.map(\.id)

  /// The document as the service sends it.
  static func json(_ id: String) -> String? { DemoCatalogue.samplesByID[id]?.json }
}

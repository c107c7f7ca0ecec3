import ImageModel

/// Images of a plain OpenStack cloud: no key of IMS in them, and states that IMS does not know.
extension DemoCatalogue {
  static let glanceImages = [cirros, hidden, uploading, importing, pendingDelete, deactivated]

  static let cirros = Sample(
    .glance, "0c04c7ac-c20d-4a1b-8bd7-ba9cdd0aba3c", "pure Glance: hash, locations and stores",
    [
      "os_distro": "cirros", "os_version": "0.6.2", "hw_disk_bus": "virtio", "name": "cirros-0.6.2-x86_64-disk",
      "size": 21430272, "virtual_size": 117440512, "checksum": "5f0c8d1e7a3b49628e4d9c02b7f6a135",
      "os_hash_algo": "sha512",
      "os_hash_value": """
      8a1c5e0f7b3d92461ec8057fa49b2d3360d7e91c5f8ab42407d3e6c19f520b8d\
      4e72a9c0361bf58dd7e04c9a25f1638b90ce7d4215af3e860b9d72c4f158ea03
      """,
      "stores": "fast,reliable", "direct_url": "rbd://2c7e90b4-51fd-4a86-93c8-e0d5f71a6b24/images/cirros/snap",
      "locations": [
        [
          "url": "rbd://2c7e90b4-51fd-4a86-93c8-e0d5f71a6b24/images/cirros/snap", "metadata": ["store": "fast"],
          "validation_data": [:],
        ],
        ["url": "file:///var/lib/glance/images/cirros", "metadata": ["store": "reliable"]],
      ],
    ])

  static let hidden = Sample(
    .glance, "9ae479dc-f922-4cdf-aad9-d271c892a1f4", "pure Glance: of the community, hidden, a format of VMware",
    [
      "name": "photon-3.0-old", "visibility": "community", "os_hidden": true, "disk_format": "vmdk", "size": 687865856,
      "min_disk": 16, "min_ram": 2048, "protected": true, "checksum": "c1d70f4e9b8265a3e7f0129d4c6b8a57",
      "os_hash_algo": "sha256", "os_hash_value": "5b0f7a9ce3d1486275bd94e0c8a316fd2795e4cb6f0ad83119c27e5da4b60f83",
      "stores": "reliable", "tags": ["eol", "photon=3"],
    ])

  static let uploading = Sample(
    .glance, "a56d68ec-14e8-406a-bc8c-2f8ca63c80c0", "pure Glance: uploading",
    ["name": "fedora-41-cloud", "status": "uploading", "visibility": "private", "disk_format": "raw"])

  static let importing = Sample(
    .glance, "f9d20d31-62ae-4884-a687-ad5b59206e6e", "pure Glance: importing, into several stores",
    [
      "name": "debian-13-genericcloud", "status": "importing", "visibility": "private",
      "os_glance_import_task":
        "70b5d2e8-c4f1-4396-8a0d-e91f63b7c254", "os_glance_importing_to_stores": "fast,reliable",
      "os_glance_failed_import": "",
    ])

  static let pendingDelete = Sample(
    .glance, "595dfabb-1bf2-4fcf-a0d8-40c3793448c4", "pure Glance: waiting to be deleted",
    ["name": "coreos-testing", "status": "pending_delete", "visibility": "shared", "size": 1073741824])

  static let deactivated = Sample(
    .glance, "232e87fd-cf70-4313-95a5-c6a07a9687b7", "pure Glance: deactivated",
    [
      "name": "ubuntu-22.04-vulnerable", "status": "deactivated", "disk_format": "vhdx", "size": 2361393152,
      "checksum": "0a7be4c15f3892d6e0c9b8d7413f652e", "__description": "CVE review under way, do not boot",
    ])
}

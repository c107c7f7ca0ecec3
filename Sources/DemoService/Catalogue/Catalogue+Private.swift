import ImageModel

/// Images of projects: each way an image comes into being.
extension DemoCatalogue {
  static let privateImages = [
    webServer, encrypted, dataDisk, installer, wholeServer, copied, imported, sharedHardened, sharedData, thirtyTwoBit,
  ]

  /// Images before they are usable, and after.
  static let onTheirWay = [queued, saving, killed, deleted]

  static let webServer = Sample(
    .private, "b7488f33-278e-4231-be64-5583a89d0e84", "made from a server; Cloud-Init injects no keys",
    [
      "name": "web-frontend-2025-03", "created_at": "2025-03-17T12:25:34Z", "updated_at": "2025-03-18T11:55:29Z",
      "active_at": "2025-03-17T12:35:16Z", "__platform": "Ubuntu", "__os_version": "Ubuntu 20.04 server 64bit",
      "__data_origin": "instance,997a41d0-5c02-4be1-8f5e-1b7f3c2a9d64",
      "__originalimagename": "c0998aac-801d-4443-bd30-89e2a0f0e3d3", "__support_fc_inject": "true",
      "__support_kvm": "true", "__image_size": "2684354560", "enterprise_project_id": "0",
      "tags": ["team=web", "stage=production", "golden"], "__description": "nginx 1.26, hardened, no SSH keys inside",
      "__sequence_num": "1",
    ])

  static let encrypted = Sample(
    .private, "997001f1-c194-4877-9a3e-d884c996fe29", "encrypted; in an enterprise project",
    [
      "name": "Payments (encrypted)", "created_at": "2026-01-12T21:40:05Z", "updated_at": "2026-01-12T22:06:18Z",
      "active_at": "2026-01-12T22:06:17Z", "__platform": "Ubuntu", "__os_version": "Ubuntu 24.04 server 64bit",
      "__system__cmkid": "f2b0d7c5-8e14-4f39-a6c2-7d5091e3ab48", "protected": true,
      "__data_origin": "instance,2f8c6ad1-97e3-4b50-8a4d-c61e0f75b392", "__image_size": "5368709120",
      "enterprise_project_id": "ad5ef0b2-1c47-4968-9e8d-35b7c2a4f061", "__support_kvm": "true", "tags": ["pci=yes"],
    ])

  static let dataDisk = Sample(
    .private, "d6538cca-cdef-4ec4-84a5-e68764dcb00e", "a data disk, made from a volume",
    [
      "name": "orders-db-data", "created_at": "2025-08-29T04:17:23Z", "updated_at": "2025-08-29T05:02:50Z",
      "virtual_env_type": "DataImage", "__data_origin": "volume,81c5e7f9-03ab-4d26-b7e4-5f90a1d3c682",
      "min_disk": 500, "__image_size": "214748364800", "__os_type": "Linux", "tags": ["db=orders"],
    ],
    without: ["__platform", "__os_version", "__os_bit"])

  static let installer = Sample(
    .private, "4d1bbd73-c48a-4904-9a0c-e50bf3116981", "an ISO to install from",
    [
      "name": "Rocky Linux 9.4 installer", "created_at": "2024-06-03T07:08:44Z", "updated_at": "2024-06-03T07:21:15Z",
      "virtual_env_type": "IsoImage", "disk_format": "iso", "__data_origin": "file,demo-isos:Rocky-9.4-x86_64-dvd.iso",
      "__root_origin": "file", "__platform": "Other", "__os_version": "Other Linux (64 bit)",
      "__image_size": "10901258240", "hw_firmware_type": "uefi", "__is_config_init": "false",
    ])

  static let wholeServer = Sample(
    .private, "9c22152e-94ed-4ee3-96d0-f0b1bef27bfc", "a whole server, made from a backup",
    [
      "name": "erp-whole-server", "created_at": "2025-12-31T23:30:00Z", "updated_at": "2026-01-01T00:12:09Z",
      "__data_origin": "server_backup,6e0b9f24-d13c-4875-92af-8c71e5d04b3a", "__whole_image": "true",
      "__backup_id": "6e0b9f24-d13c-4875-92af-8c71e5d04b3a", "__platform": "RedHat",
      "__os_version": "Red Hat Enterprise Linux 8.8 64bit", "__support_kvm": "true", "min_disk": 200,
    ])

  static let copied = Sample(
    .private, "34f4f9ba-befc-4d12-8faf-c83ebf7a16af", "copied from another region",
    [
      "name": "copy_cn-south-1_web-frontend", "created_at": "2025-04-01T09:00:00Z",
      "updated_at": "2025-04-01T09:44:31Z",
      "__data_origin": "image,cn-south-1,b04e2c97-6f1d-4a83-85c0-d29f7a6e1b45",
      "__originalimagename": "b04e2c97-6f1d-4a83-85c0-d29f7a6e1b45", "__platform": "OpenSUSE",
      "__os_version": "openSUSE 15.5 64bit", "disk_format": "zvhd",
    ])

  static let imported = Sample(
    .private, "9e10bff4-a425-41ad-a1e5-a285c6618aa6", "imported from a file, not yet registered or configured",
    [
      "name": "fedora-40-import", "created_at": "2024-07-19T18:54:12Z", "updated_at": "2024-07-19T19:20:48Z",
      "__data_origin": "file,demo-uploads:fedora-40.raw", "__root_origin": "file", "__isregistered": "false",
      "__is_config_init": "false", "__platform": "Fedora", "__os_version": "Fedora 40 64bit", "disk_format": "raw",
      "__originalimagename": "", "__image_size": "5368709120",
    ])

  static let sharedHardened = Sample(
    .shared, "c30cca68-bb13-43a0-8f1a-a27baf8626cc", "shared by another project",
    [
      "name": "security-baseline CentOS 7.9", "created_at": "2022-11-11T11:11:11Z",
      "updated_at": "2023-03-09T15:26:53Z", "__data_origin": "instance,0d7a93b8-e45f-4126-b8d1-ca6205f9e374",
      "__support_kvm": "true", "__support_xen": "true", "tags": ["baseline=cis-level-1"],
    ])

  static let sharedData = Sample(
    .shared, "c2906568-f837-4dc0-adfc-b37f1c59896f", "a shared data disk whose origin is null",
    [
      "name": "maps-tiles-europe", "created_at": "2026-04-22T06:30:40Z", "updated_at": "2026-04-22T13:07:02Z",
      "virtual_env_type": "DataImage", "__data_origin": nil, "min_disk": 1024, "disk_format": "vhd",
    ],
    without: ["__platform", "__os_version"])

  static let thirtyTwoBit = Sample(
    .private, "3bbc6b57-b5d0-4c74-aa36-74fe442e9c1f", "a 32-bit system of long ago",
    [
      "name": "legacy-billing (do not touch)", "created_at": "2015-12-04T09:45:33Z",
      "updated_at": "2015-12-08T02:30:49Z", "__os_bit": "32", "__os_type": "Other", "__platform": "CoreOS",
      "__os_version": "CoreOS 633.1.0 32bit", "disk_format": "vhd", "__support_xen": "true", "protected": true,
      "hw_firmware_type": "bios", "__image_source_type": "glance",
    ])

  static let queued = Sample(
    .private, "c22eab5b-3fa9-4f30-b63f-7171b6ea9704", "queued, and stays so: its file never came",
    [
      "name": "forgotten upload", "status": "queued", "created_at": "2026-09-01T10:00:00Z",
      "updated_at": "2026-09-01T10:00:00Z", "size": 0, "checksum": nil, "__image_size": "0",
      "disk_format": nil, "container_format": nil,
    ])

  static let saving = Sample(
    .private, "e6537bc4-e24b-42a4-b440-b232b3681dc5", "saving, and stays so",
    [
      "name": "warehouse-2026-11", "status": "saving", "created_at": "2026-11-20T02:15:08Z",
      "updated_at": "2026-11-20T02:16:41Z", "checksum": nil, "__image_size": "0",
      "__data_origin": "volume,5c1f80de-2a97-46b3-9d04-e8b7631fa52c", "virtual_env_type": "DataImage",
    ])

  static let killed = Sample(
    .private, "10b992fe-971c-42d0-b246-8ca0a36772b4", "killed: its upload failed",
    [
      "name": "broken-upload", "status": "killed", "created_at": "2026-10-05T16:22:19Z",
      "updated_at": "2026-10-05T16:23:02Z", "checksum": nil, "__isregistered": "false",
    ])

  static let deleted = Sample(
    .private, "2ea1be39-c1b2-4424-aadf-1256942bcaa2", "deleted, and still answered",
    [
      "name": "web-frontend-2024-09", "status": "deleted", "created_at": "2024-09-10T08:08:08Z",
      "updated_at": "2025-03-20T08:00:00Z", "deleted": true, "deleted_at": "2025-03-20T08:00:00Z",
    ])
}

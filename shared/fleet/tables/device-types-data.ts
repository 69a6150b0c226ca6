// Made by `npm run facts` out of test/fleet/tables/facts; change those instead. Format: readDeviceType.
export const deviceTypesData: string = `advantech-ecu1370|aarch64|Advantech ECU1370
aio-3288c|armv7hf|AIO 3288C
am571x-evm|armv7hf|AM571X EVM
apalis-imx6q|armv7hf|Apalis iMX6q|apalis-imx6
artik10|armv7hf|Samsung Artik 10
artik5|armv7hf|Samsung Artik 520|artik520
artik530|armv7hf|Samsung Artik 530
artik533s|armv7hf|Samsung Artik 530s 1G
artik710|aarch64|Samsung Artik 710
astro-tx2|aarch64|CTI Astro TX2 G+
asus-tinker-board|armv7hf|Asus Tinker Board
asus-tinker-board-s|armv7hf|Asus Tinker Board S
asus-tinker-edge-t|aarch64|ASUS Tinker Edge T
bananapi-m1-plus|armv7hf|BananaPi-M1+
beagleboard-xm|armv7hf|BeagleBoard-XM
beaglebone-ai64|aarch64|BeagleBone AI64|beaglebone-ai-64
beaglebone-black|armv7hf|BeagleBone Black|beaglebone
beaglebone-green|armv7hf|BeagleBone Green
beaglebone-green-gateway|armv7hf|BeagleBone Green Gateway
beaglebone-green-wifi|armv7hf|BeagleBone Green Wireless
beaglebone-pocket|armv7hf|PocketBeagle
beagleplay|aarch64|BeaglePlay
blackboard-tx2|aarch64|Nvidia blackboard TX2
bluechiptechnology-db1|aarch64|Blue Chip Technology DB1
bluechiptechnology-tm3|aarch64|Blue Chip Technology TM3
ccimx8x-sbc-pro|aarch64|Digi ConnectCore 8X SBC Pro
cl-som-imx8|aarch64|Compulab MX8M
cnx100-xavier-nx|aarch64|Auvidea CNX100 Xavier NX
colibri-imx6dl|armv7hf|Colibri iMX6dl|colibri-imx6
coral-dev|aarch64|Coral Dev Board
cybertan-ze250|i386-nlp|Cybertan ZE250|ZE250
edge|amd64|Edge Device Builder
eg5120-imx8mp|aarch64|Robustel EG5120 i.MX8MP
etcher-pro|aarch64|Etcher Pro
fincm3|armv7hf|Balena Fin (CM3)
firefly-rk3288|armv7hf|FireFly rk3288
floyd-nano|aarch64|Floyd Nano BB02A eMMC
forecr-dsb-nx2-xavier-nx-emmc|aarch64|Forecr DSBOARD NX2 Xavier NX eMMC
forecr-dsb-ornx-lan-orin-nx-16gb|aarch64|Forecr DSBOARD-ORNX-LAN Orin NX 16GB
forecr-dsb-ornx-orin-nano-8gb|aarch64|Forecr DSBOARD-ORNX-LAN Orin Nano 8GB
generic|amd64|Generic
generic-aarch64|aarch64|Generic AARCH64
generic-amd64|amd64|Generic x86_64 (GPT)
generic-armv7ahf|armv7hf|Generic ARMv7-a HF
genericx86-64-ext|amd64|Generic x86_64 (legacy MBR)
hummingboard|armv7hf|Hummingboard|solidrun-imx6,cubox-i,hummingboard2
imx6ul-var-dart|armv7hf|Variscite DART-6UL
imx7-var-som|armv7hf|Variscite VAR-SOM-MX7
imx8m-var-dart|aarch64|Variscite DART-MX8M
imx8mm-lpddr4-evk|aarch64|NXP i.MX8M Mini LPDDR4 EVK
imx8mm-var-dart|aarch64|Variscite DART-MX8M Mini
imx8mm-var-som|aarch64|Variscite VAR-SOM-MX8M-MINI Devkit
imx8mp-var-dart|aarch64|Variscite DART-MX8M-PLUS
intel-edison|i386|Intel Edison|edison
intel-nuc|amd64|Intel NUC|nuc
iot-gate-imx8|aarch64|Compulab IOT-gate-imx8
iot-gate-imx8plus|aarch64|Compulab IOT-GATE-iMX8PLUS 2GB or 4GB DRAM
iot-gate-imx8plus-d1d8|aarch64|Compulab IOT-GATE-iMX8PLUS 1GB or 8GB DRAM
iot-link|aarch64|Compulab IOT-LINK Gateway
iot2000|i386-nlp|Siemens IOT2000
iotdin-imx8p|aarch64|Compulab IOTDIN-iMX8P 2GB or 4GB DRAM
iotdin-imx8p-d1d8|aarch64|Compulab IOTDIN-iMX8P 1GB or 8GB DRAM
isg-503|aarch64|Rocktech ISG 503
jetson-agx-orin-devkit|aarch64|Nvidia Jetson AGX Orin Devkit 32GB
jetson-agx-orin-devkit-64gb|aarch64|Nvidia Jetson AGX Orin Devkit 64GB
jetson-agx-thor-devkit|aarch64|Nvidia Jetson AGX Thor Developer Kit
jetson-nano|aarch64|Nvidia Jetson Nano SD-CARD
jetson-nano-2gb-devkit|aarch64|Nvidia Jetson Nano 2GB Devkit SD
jetson-nano-emmc|aarch64|Nvidia Jetson Nano eMMC
jetson-orin-nano-devkit-nvme|aarch64|Nvidia Jetson Orin Nano 8GB (SD) Devkit NVME
jetson-orin-nano-seeed-j3010|aarch64|Seeed reComputer J3010 Jetson Orin Nano 4GB
jetson-orin-nx-seeed-j4012|aarch64|Seeed reComputer J4012 (Classic) Jetson Orin NX 16GB
jetson-orin-nx-xavier-nx-devkit|aarch64|Nvidia Jetson Orin NX 16GB in Xavier NX Devkit NVME
jetson-tx1|aarch64|Nvidia Jetson TX1
jetson-tx2|aarch64|Nvidia Jetson TX2
jetson-tx2-nx-devkit|aarch64|Nvidia Jetson TX2 NX (with Xavier NX Devkit)
jetson-xavier|aarch64|Nvidia Jetson Xavier
jetson-xavier-nx-devkit|aarch64|Nvidia Jetson Xavier NX Devkit SD-CARD
jetson-xavier-nx-devkit-emmc|aarch64|Nvidia Jetson Xavier NX Devkit eMMC
jetson-xavier-nx-devkit-seeed-2mic-hat|aarch64|Nvidia Jetson Xavier NX Devkit SD Seeed ReSpeaker-2Mic
jn30b-nano|aarch64|Auvidea JN30B Nano
kitra520|armv7hf|RushUp Kitra 520
kitra710|aarch64|RushUp Kitra 710
kontron-mx8mm|aarch64|Kontron i.MX8M Mini
lcbzu9|aarch64|Eurotec Lowpad (lcbzu9)
n310-tx2|aarch64|Aetina N310 TX2
n510-tx2|aarch64|Aetina N510 TX2
nanopc-t4|aarch64|NanoPC-T4
nanopi-neo-air|armv7hf|Nanopi Neo Air
nanopi-r2c|aarch64|NanoPi R2C
nanopi-r2s|aarch64|NanoPi R2S
nitrogen6x|armv7hf|Nitrogen 6x
nitrogen6xq2g|armv7hf|Nitrogen 6X Quad 2GB
nitrogen8mm|aarch64|Nitrogen8M Mini SBC
npe-x500-m3|armv7hf|NPE X500 M3
odroid-c1|armv7hf|ODROID-C1+
odroid-xu4|armv7hf|ODROID-XU4|odroid-ux3,odroid-u3+
odyssey-x86|amd64|Seeed ODYSSEY-X86
orange-pi-lite|armv7hf|Orange Pi Lite
orange-pi-one|armv7hf|Orange Pi One
orange-pi-zero|armv7hf|Orange Pi Zero
orangepi-plus2|armv7hf|Orange Pi Plus2
orbitty-tx2|aarch64|CTI Orbitty TX2
owa5x|aarch64|Owasys owa5X
parallella|armv7hf|Parallella|parallella-hdmi-resin
photon-nano|aarch64|CTI Photon Nano
photon-tx2-nx|aarch64|CTI Photon TX2 NX
photon-xavier-nx|aarch64|CTI Photon Xavier NX
phyboard-lyra-am62xx-2|aarch64|phyBOARD-AM62x
qemux86|i386|QEMU X86 32bit
qemux86-64|amd64|QEMU X86 64bit
radxa-cm3-rpicm4-ioboard|aarch64|Radxa CM3 on Raspberry Pi Compute Module 4 IO Board
radxa-zero|aarch64|Radxa Zero
raspberry-pi|rpi|Raspberry Pi (v1 / Zero / Zero W)|raspberrypi
raspberry-pi2|armv7hf|Raspberry Pi 2|raspberrypi2
raspberrypi0-2w-64|aarch64|Raspberry Pi Zero 2 W (64bit)
raspberrypi3|armv7hf|Raspberry Pi 3
raspberrypi3-64|aarch64|Raspberry Pi 3 (using 64bit OS)
raspberrypi4-64|aarch64|Raspberry Pi 4 (using 64bit OS)
raspberrypi4-edatec-sensing|aarch64|EDATEC Sensing (Raspberry Pi Computer 4)
raspberrypi4-unipi-neuron|aarch64|UniPi Neuron (Raspberry Pi 4)
raspberrypi400-64|aarch64|Raspberry Pi 400
raspberrypi5|aarch64|Raspberry Pi 5 & CM5
raspberrypicm4-ioboard|aarch64|Raspberry Pi CM4 IO Board
revpi-connect|armv7hf|Revolution Pi Connect
revpi-connect-4|aarch64|Revolution Pi Connect 4
revpi-connect-s|aarch64|Revolution Pi Connect S
revpi-core-3|armv7hf|Revolution Pi Core 3
rockpi-4b-rk3399|aarch64|ROCK Pi 4B
rockpro64|aarch64|ROCKPro64
smarc-px30|aarch64|I-Pi SMARC PX30 SD-CARD
solidrun-n6g|armv7hf|SolidSense N6G
spacely-tx2|aarch64|CTI Spacely TX2
surface-go|amd64|Microsoft Surface Go
surface-pro-6|amd64|Microsoft Surface 6
tdpzu9|aarch64|Topic Florida Plus (tdpzu9)
ts4900|armv7hf|Technologic TS-4900
ucm-imx93|aarch64|Compulab UCM-iMX93 Devkit
up-board|amd64|UP Board
up-core|amd64|UP Core
up-core-plus|amd64|UP Core Plus
up-squared|amd64|UP Squared
var-som-mx6|armv7hf|Variscite VAR-SOM-MX6
via-vab820-quad|armv7hf|VIA VAB 820-quad|vab820-quad
zc702-zynq7|armv7hf|Zynq ZC702`;

// SPDX-License-Identifier: GPL-2.0-only
/*
 * hatsim: the header of a Raspberry Pi whose wires end in a user-space program.
 *
 * It registers I2C adapter 1, SPI controller 0 with a spidev for each chip select, and a GPIO chip
 * of 54 lines. What is done to them comes out of /dev/hatsim as requests, one at a time and in the
 * order in which it happened on the wires; each is answered by a write. Without a program that has
 * /dev/hatsim open nobody acknowledges, and nothing drives an input.
 *
 * All numbers are little-endian.
 *
 *   request  u32 id, u8 kind, u8 flags, u16 where, u32 length, then the bytes that go out
 *            kind 0  one I2C message   where: address      flags: 1 read, 2 a STOP follows
 *            kind 1  one SPI transfer  where: chip select  flags: 1 chip select rises after it
 *            kind 2  one GPIO line     where: line         flags: 1 driven high, 2 let go
 *   answer   u32 id, s32 status (0, or a negative errno), then the bytes of an I2C read
 *   input    u32 0, u8 level (0 low, 1 high, 2 nobody drives it), u8 0, u16 line: at any time
 *
 * It also makes /proc/device-tree, which kernels without a device tree do not have, a link to
 * /run/hatsim/device-tree.
 */
#include <linux/completion.h>
#include <linux/gpio/driver.h>
#include <linux/i2c.h>
#include <linux/miscdevice.h>
#include <linux/module.h>
#include <linux/mutex.h>
#include <linux/platform_device.h>
#include <linux/proc_fs.h>
#include <linux/spi/spi.h>
#include <linux/uaccess.h>
#include <linux/wait.h>

#define HATSIM_LINES		54
#define HATSIM_CHIP_SELECTS	2
#define HATSIM_LONGEST		8192

enum hatsim_kind { HATSIM_I2C, HATSIM_SPI, HATSIM_GPIO };

enum hatsim_level { HATSIM_LOW, HATSIM_HIGH, HATSIM_FLOATING };

#define HATSIM_I2C_READ		BIT(0)
#define HATSIM_I2C_STOP		BIT(1)
#define HATSIM_SPI_DESELECT	BIT(0)
#define HATSIM_GPIO_HIGH	BIT(0)
#define HATSIM_GPIO_RELEASED	BIT(1)

/* A real adapter gives up after one second; an emulated machine under load may need more. */
static unsigned int timeout_ms = 10000;
module_param(timeout_ms, uint, 0644);
MODULE_PARM_DESC(timeout_ms, "how long an answer may take");

struct hatsim_request {
	__le32 id;
	u8 kind;
	u8 flags;
	__le16 where;
	__le32 length;
	u8 bytes[HATSIM_LONGEST];
} __packed;

struct hatsim_answer {
	__le32 id;
	__le32 status;
	u8 bytes[HATSIM_LONGEST];
} __packed;

struct hatsim_input {
	__le32 id;
	u8 level;
	u8 reserved;
	__le16 line;
} __packed;

#define HATSIM_REQUEST_HEAD	offsetof(struct hatsim_request, bytes)
#define HATSIM_ANSWER_HEAD	offsetof(struct hatsim_answer, bytes)

struct hatsim_line {
	bool output;
	bool driven_high;		/* by the Pi's end */
	bool pulled_up;
	enum hatsim_level board;	/* what the other end does */
	unsigned int edges;		/* IRQ_TYPE_EDGE_* */
};

static struct {
	struct mutex wires;		/* one transaction at a time */
	struct mutex lock;		/* what follows */
	wait_queue_head_t asked;
	struct completion answered;
	bool played;			/* somebody has /dev/hatsim open */
	bool waiting;			/* a request has no answer yet */
	bool taken;			/* and has been read */
	u32 last_id;
	int status;
	u8 *into;
	struct hatsim_request request;
	struct hatsim_answer answer;
	struct hatsim_line lines[HATSIM_LINES];
} sim;

static struct platform_device *header;
static struct spi_controller *spi;
static struct proc_dir_entry *device_tree;

/* ---- the conversation ---- */

static bool hatsim_put(enum hatsim_kind kind, u8 flags, u16 where, const u8 *from, u8 *into, u32 length)
{
	bool played;

	mutex_lock(&sim.lock);
	played = sim.played;
	if (played) {
		/* 0 is the id of what nobody asked for */
		sim.last_id = sim.last_id == U32_MAX ? 1 : sim.last_id + 1;
		sim.request.id = cpu_to_le32(sim.last_id);
		sim.request.kind = kind;
		sim.request.flags = flags;
		sim.request.where = cpu_to_le16(where);
		sim.request.length = cpu_to_le32(length);
		if (from)
			memcpy(sim.request.bytes, from, length);
		else
			memset(sim.request.bytes, 0, length);
		sim.into = into;
		sim.status = -ETIMEDOUT;
		sim.taken = false;
		sim.waiting = true;
		reinit_completion(&sim.answered);
	}
	mutex_unlock(&sim.lock);
	return played;
}

/* Returns what the program answered; -EREMOTEIO, as the Pi's adapter has it, when nobody is there. */
static int hatsim_ask(enum hatsim_kind kind, u8 flags, u16 where, const u8 *from, u8 *into, u32 length)
{
	int status = -EREMOTEIO;

	if (length > HATSIM_LONGEST)
		return -EMSGSIZE;
	mutex_lock(&sim.wires);
	if (hatsim_put(kind, flags, where, from, into, length)) {
		wake_up_interruptible(&sim.asked);
		wait_for_completion_timeout(&sim.answered, msecs_to_jiffies(timeout_ms));
		mutex_lock(&sim.lock);
		sim.waiting = false;
		status = sim.status;
		mutex_unlock(&sim.lock);
	}
	mutex_unlock(&sim.wires);
	return status;
}

static int hatsim_open(struct inode *inode, struct file *file)
{
	int err = 0;

	mutex_lock(&sim.lock);
	if (sim.played)
		err = -EBUSY;
	sim.played = true;
	mutex_unlock(&sim.lock);
	return err ?: stream_open(inode, file);
}

static int hatsim_release(struct inode *inode, struct file *file)
{
	int i;

	mutex_lock(&sim.lock);
	sim.played = false;
	if (sim.waiting) {
		sim.status = -EREMOTEIO;
		sim.waiting = false;
		complete(&sim.answered);
	}
	for (i = 0; i < HATSIM_LINES; i++)
		sim.lines[i].board = HATSIM_FLOATING;
	mutex_unlock(&sim.lock);
	return 0;
}

static size_t hatsim_request_size(void)
{
	bool reads = sim.request.kind == HATSIM_I2C && (sim.request.flags & HATSIM_I2C_READ);

	return HATSIM_REQUEST_HEAD + (reads ? 0 : le32_to_cpu(sim.request.length));
}

static ssize_t hatsim_read(struct file *file, char __user *to, size_t room, loff_t *at)
{
	ssize_t size;

	do {
		if (wait_event_interruptible(sim.asked, READ_ONCE(sim.waiting) && !READ_ONCE(sim.taken)))
			return -ERESTARTSYS;
		mutex_lock(&sim.lock);
		size = 0;
		if (sim.waiting && !sim.taken) {
			size = hatsim_request_size();
			if (size > room)
				size = -EMSGSIZE;
			else if (copy_to_user(to, &sim.request, size))
				size = -EFAULT;
			else
				sim.taken = true;
		}
		mutex_unlock(&sim.lock);
	} while (!size);
	return size;
}

static void hatsim_take_answer(size_t size)
{
	u32 came = size - HATSIM_ANSWER_HEAD;
	u32 wanted = le32_to_cpu(sim.request.length);

	sim.status = (s32)le32_to_cpu(sim.answer.status);
	if (sim.into && !sim.status) {
		/* nobody pulls the data line low: ones */
		memset(sim.into, 0xff, wanted);
		memcpy(sim.into, sim.answer.bytes, min(came, wanted));
	}
	sim.waiting = false;
	complete(&sim.answered);
}

static int hatsim_take_input(const struct hatsim_input *input);

static ssize_t hatsim_write(struct file *file, const char __user *from, size_t size, loff_t *at)
{
	struct hatsim_input input;
	ssize_t err = 0;

	if (size < HATSIM_ANSWER_HEAD || size > sizeof(sim.answer))
		return -EINVAL;
	if (copy_from_user(&input, from, sizeof(input)))
		return -EFAULT;
	if (!input.id) {
		err = hatsim_take_input(&input);
		return err ?: sizeof(input);
	}
	mutex_lock(&sim.lock);
	if (!sim.waiting || input.id != sim.request.id)
		err = -ESTALE; /* it came too late */
	else if (copy_from_user(&sim.answer, from, size))
		err = -EFAULT;
	else
		hatsim_take_answer(size);
	mutex_unlock(&sim.lock);
	return err ?: size;
}

static const struct file_operations hatsim_files = {
	.owner = THIS_MODULE,
	.open = hatsim_open,
	.release = hatsim_release,
	.read = hatsim_read,
	.write = hatsim_write,
	.llseek = no_llseek,
};

static struct miscdevice hatsim_device = {
	.minor = MISC_DYNAMIC_MINOR,
	.name = "hatsim",
	.fops = &hatsim_files,
};

/* ---- I2C ---- */

static int hatsim_i2c_transfer(struct i2c_adapter *adapter, struct i2c_msg *messages, int count)
{
	int i, err;

	for (i = 0; i < count; i++) {
		struct i2c_msg *m = &messages[i];
		bool reads = m->flags & I2C_M_RD;
		u8 flags = (reads ? HATSIM_I2C_READ : 0) | (i == count - 1 ? HATSIM_I2C_STOP : 0);

		err = hatsim_ask(HATSIM_I2C, flags, m->addr, reads ? NULL : m->buf, reads ? m->buf : NULL, m->len);
		if (err)
			return err;
	}
	return count;
}

static u32 hatsim_i2c_functions(struct i2c_adapter *adapter)
{
	return I2C_FUNC_I2C | I2C_FUNC_SMBUS_EMUL;
}

static const struct i2c_algorithm hatsim_i2c_algorithm = {
	.master_xfer = hatsim_i2c_transfer,
	.functionality = hatsim_i2c_functions,
};

static struct i2c_adapter hatsim_i2c = {
	.owner = THIS_MODULE,
	.name = "hatsim",
	.algo = &hatsim_i2c_algorithm,
	.nr = 1, /* pins 3 and 5 */
};

/* ---- SPI ---- */

static int hatsim_spi_transfer(struct spi_controller *controller, struct spi_device *device,
			       struct spi_transfer *transfer)
{
	bool deselect = spi_transfer_is_last(controller, transfer) != transfer->cs_change;

	if (transfer->rx_buf)
		memset(transfer->rx_buf, 0, transfer->len); /* no board of ours talks back */
	/* On SPI nobody acknowledges: without a program the bytes go nowhere, and nobody is told. */
	hatsim_ask(HATSIM_SPI, deselect ? HATSIM_SPI_DESELECT : 0, device->chip_select, transfer->tx_buf, NULL,
		   transfer->len);
	return 0;
}

static void hatsim_spi_select(struct spi_device *device, bool level)
{
}

static int hatsim_spi_add(u8 chip_select)
{
	struct spi_device *device = spi_alloc_device(spi);
	int err;

	if (!device)
		return -ENOMEM;
	device->chip_select = chip_select;
	device->max_speed_hz = 125000000;
	strscpy(device->modalias, "spidev", sizeof(device->modalias));
	/* spidev binds to no name of its own, but to what it is told to */
	err = driver_set_override(&device->dev, &device->driver_override, "spidev", strlen("spidev"));
	err = err ?: spi_add_device(device);
	if (err)
		spi_dev_put(device);
	return err;
}

static int hatsim_spi_register(void)
{
	int err, i;

	spi = spi_alloc_master(&header->dev, 0);
	if (!spi)
		return -ENOMEM;
	spi->bus_num = 0;
	spi->num_chipselect = HATSIM_CHIP_SELECTS;
	spi->mode_bits = SPI_CPOL | SPI_CPHA | SPI_CS_HIGH | SPI_NO_CS;
	spi->bits_per_word_mask = SPI_BPW_MASK(8);
	spi->set_cs = hatsim_spi_select;
	spi->transfer_one = hatsim_spi_transfer;
	err = spi_register_controller(spi);
	if (err) {
		spi_controller_put(spi);
		return err;
	}
	for (i = 0; i < HATSIM_CHIP_SELECTS && !err; i++)
		err = hatsim_spi_add(i);
	if (err)
		spi_unregister_controller(spi);
	return err;
}

/* ---- GPIO ---- */

static bool hatsim_high(const struct hatsim_line *line)
{
	if (line->output)
		return line->driven_high;
	return line->board == HATSIM_FLOATING ? line->pulled_up : line->board == HATSIM_HIGH;
}

static int hatsim_gpio_direction(struct gpio_chip *chip, unsigned int offset)
{
	return sim.lines[offset].output ? GPIO_LINE_DIRECTION_OUT : GPIO_LINE_DIRECTION_IN;
}

static int hatsim_gpio_get(struct gpio_chip *chip, unsigned int offset)
{
	bool high;

	mutex_lock(&sim.lock);
	high = hatsim_high(&sim.lines[offset]);
	mutex_unlock(&sim.lock);
	return high;
}

static void hatsim_gpio_drive(unsigned int offset, bool output, bool high)
{
	mutex_lock(&sim.lock);
	sim.lines[offset].output = output;
	sim.lines[offset].driven_high = high;
	mutex_unlock(&sim.lock);
	/* asked, and not only told, so that a line and what goes over SPI stay in order */
	hatsim_ask(HATSIM_GPIO, output ? (high ? HATSIM_GPIO_HIGH : 0) : HATSIM_GPIO_RELEASED, offset, NULL, NULL, 0);
}

static void hatsim_gpio_set(struct gpio_chip *chip, unsigned int offset, int value)
{
	hatsim_gpio_drive(offset, true, value);
}

static int hatsim_gpio_output(struct gpio_chip *chip, unsigned int offset, int value)
{
	hatsim_gpio_drive(offset, true, value);
	return 0;
}

static int hatsim_gpio_input(struct gpio_chip *chip, unsigned int offset)
{
	if (sim.lines[offset].output)
		hatsim_gpio_drive(offset, false, false);
	return 0;
}

static int hatsim_gpio_config(struct gpio_chip *chip, unsigned int offset, unsigned long config)
{
	switch (pinconf_to_config_param(config)) {
	case PIN_CONFIG_BIAS_PULL_UP:
	case PIN_CONFIG_BIAS_PULL_DOWN:
	case PIN_CONFIG_BIAS_DISABLE:
		mutex_lock(&sim.lock);
		sim.lines[offset].pulled_up = pinconf_to_config_param(config) == PIN_CONFIG_BIAS_PULL_UP;
		mutex_unlock(&sim.lock);
		return 0;
	default:
		return -ENOTSUPP;
	}
}

/* The Pi lets go of a line that nobody holds any more. */
static void hatsim_gpio_free(struct gpio_chip *chip, unsigned int offset)
{
	hatsim_gpio_input(chip, offset);
}

static void hatsim_irq_mask(struct irq_data *data)
{
	gpiochip_disable_irq(irq_data_get_irq_chip_data(data), irqd_to_hwirq(data));
}

static void hatsim_irq_unmask(struct irq_data *data)
{
	gpiochip_enable_irq(irq_data_get_irq_chip_data(data), irqd_to_hwirq(data));
}

static int hatsim_irq_type(struct irq_data *data, unsigned int type)
{
	if (type & ~IRQ_TYPE_EDGE_BOTH)
		return -EINVAL;
	sim.lines[irqd_to_hwirq(data)].edges = type;
	return 0;
}

static const struct irq_chip hatsim_irqs = {
	.name = "hatsim",
	.irq_mask = hatsim_irq_mask,
	.irq_unmask = hatsim_irq_unmask,
	.irq_set_type = hatsim_irq_type,
	.flags = IRQCHIP_IMMUTABLE,
	GPIOCHIP_IRQ_RESOURCE_HELPERS,
};

static struct gpio_chip hatsim_gpio = {
	.owner = THIS_MODULE,
	.label = "pinctrl-bcm2711", /* by which programs find the header's chip on a Pi 4 */
	.base = -1,
	.ngpio = HATSIM_LINES,
	.can_sleep = true,
	.free = hatsim_gpio_free,
	.get_direction = hatsim_gpio_direction,
	.direction_input = hatsim_gpio_input,
	.direction_output = hatsim_gpio_output,
	.get = hatsim_gpio_get,
	.set = hatsim_gpio_set,
	.set_config = hatsim_gpio_config,
};

static int hatsim_take_input(const struct hatsim_input *input)
{
	unsigned int offset = le16_to_cpu(input->line);
	struct hatsim_line *line;
	bool before, after;

	if (offset >= HATSIM_LINES || input->level > HATSIM_FLOATING)
		return -EINVAL;
	line = &sim.lines[offset];
	mutex_lock(&sim.lock);
	before = hatsim_high(line);
	line->board = input->level;
	after = hatsim_high(line);
	mutex_unlock(&sim.lock);
	if (before != after && (line->edges & (after ? IRQ_TYPE_EDGE_RISING : IRQ_TYPE_EDGE_FALLING)))
		handle_nested_irq(irq_find_mapping(hatsim_gpio.irq.domain, offset));
	return 0;
}

static int hatsim_gpio_register(void)
{
	int i;

	for (i = 0; i < HATSIM_LINES; i++)
		sim.lines[i].board = HATSIM_FLOATING;
	gpio_irq_chip_set_chip(&hatsim_gpio.irq, &hatsim_irqs);
	hatsim_gpio.irq.handler = handle_simple_irq;
	hatsim_gpio.irq.default_type = IRQ_TYPE_NONE;
	hatsim_gpio.irq.threaded = true;
	hatsim_gpio.parent = &header->dev;
	return gpiochip_add_data(&hatsim_gpio, NULL);
}

/* ---- */

static int __init hatsim_init(void)
{
	int err;

	mutex_init(&sim.wires);
	mutex_init(&sim.lock);
	init_waitqueue_head(&sim.asked);
	init_completion(&sim.answered);
	header = platform_device_register_simple("hatsim", PLATFORM_DEVID_NONE, NULL, 0);
	if (IS_ERR(header))
		return PTR_ERR(header);
	err = hatsim_gpio_register();
	if (err)
		goto no_gpio;
	hatsim_i2c.dev.parent = &header->dev;
	err = i2c_add_numbered_adapter(&hatsim_i2c);
	if (err)
		goto no_i2c;
	err = hatsim_spi_register();
	if (err)
		goto no_spi;
	err = misc_register(&hatsim_device);
	if (err)
		goto no_device;
	device_tree = proc_symlink("device-tree", NULL, "/run/hatsim/device-tree");
	return 0;

no_device:
	spi_unregister_controller(spi);
no_spi:
	i2c_del_adapter(&hatsim_i2c);
no_i2c:
	gpiochip_remove(&hatsim_gpio);
no_gpio:
	platform_device_unregister(header);
	return err;
}

static void __exit hatsim_exit(void)
{
	proc_remove(device_tree);
	misc_deregister(&hatsim_device);
	spi_unregister_controller(spi);
	i2c_del_adapter(&hatsim_i2c);
	gpiochip_remove(&hatsim_gpio);
	platform_device_unregister(header);
}

module_init(hatsim_init);
module_exit(hatsim_exit);
MODULE_LICENSE("GPL");
MODULE_DESCRIPTION("A Raspberry Pi's header whose boards are played by a program");

b = null
